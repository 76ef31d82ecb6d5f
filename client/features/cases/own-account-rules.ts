import type { BriefConnection } from '../../../server/contract/brief-connection.ts';
import type { CaseRequest } from '../../../server/contract/case-open.ts';
import { hasEntra } from '../../../server/contract/provider-facts.ts';
import { isForEveryone } from './for-everyone.ts';

/** True where an admin of the organization can end the account itself. */
export const canBeOwnAccount = ({
  provider,
  accountType,
  organization,
}: Pick<BriefConnection, 'provider' | 'accountType' | 'organization'>): boolean =>
  hasEntra(provider) &&
  organization !== null &&
  accountType !== 'guest' &&
  accountType !== 'personal' &&
  accountType !== 'app';

/** True where a case may have steps that hit an account as a whole. */
export const isAboutAccounts = (request: Pick<CaseRequest, 'situation' | 'target'>): boolean =>
  (request.situation === 'left' || request.situation === 'person_compromised') &&
  !isForEveryone(request);
