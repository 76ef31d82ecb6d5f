import { tellOwnAccounts } from '../../connections/section-keys.ts';
import type { CaseRequest } from '../../contract/case-open.ts';
import type { Situation } from '../../contract/guide.ts';
import { isForEveryone } from './reach.ts';

const aboutTheAccount: ReadonlySet<Situation> = new Set(['left', 'person_compromised']);

/**
 * The same for a request. Only where a person leaves, or their account is compromised, it is about an
 * account as a whole; what ends access for a whole organization leaves accounts alone.
 */
export function ownAccountsOf(
  request: CaseRequest,
): (account: { id: string; account_type: string | null }) => boolean {
  const isAsked = aboutTheAccount.has(request.situation) && !isForEveryone(request);
  return tellOwnAccounts(isAsked ? (request.ownAccounts ?? []) : []);
}
