import { isTheApps } from '../../connections/section-keys.ts';
import { tenantWideMethod } from '../../contract/case.ts';
import type { CaseRequest } from '../../contract/case-open.ts';
import { rulesOf } from '../../providers/registry.ts';
import type { Way } from '../../providers/shared/define-provider.ts';

interface Reached {
  provider: string;
  organization_id: string | null;
  account_type: string | null;
  /** The account is the person's own; absent: it is not known to be. */
  isOwnAccount?: boolean;
}

/** Returns whether access is to end for whole organizations, and not for one user. */
export function isForEveryone({ situation, target, method }: CaseRequest): boolean {
  const isWhole = target.kind === 'organization' || target.kind === 'provider';
  return isWhole || situation === 'app_compromised' || method !== undefined;
}

/**
 * Returns the method of a case for everyone, which later connections of it take over; undefined for
 * a case about people.
 */
export const methodForEveryone = (request: CaseRequest): CaseRequest['method'] =>
  request.method ?? (isForEveryone(request) ? tenantWideMethod.options[0] : undefined);

/**
 * Returns the ways in which an administrator of the organization can revoke access, the usual one
 * first. Of a personal account only its owner can; an admin's way that ends access for the whole
 * organization is none for one person, and the only one for the app's own access.
 *
 * @param everybody whether access is to end for everyone of the organization
 */
export function adminWays(account: Reached, everybody: boolean): Way[] {
  const { provider, organization_id, account_type, isOwnAccount = false } = account;
  if (organization_id === null || account_type === 'personal') return [];
  const ways = rulesOf(provider).ways.filter(({ actor }) => actor !== 'person');
  const ofPerson = ways.filter(
    ({ endsFor, isForOwnAccount = false }) =>
      endsFor === 'person' && (isOwnAccount || !isForOwnAccount),
  );
  return everybody || isTheApps(account)
    ? ways.filter(({ endsFor }) => endsFor === 'organization')
    : ofPerson;
}

/** True if an administrator of the organization can revoke access. */
export const hasAdminWay = (account: Reached, everybody: boolean): boolean =>
  adminWays(account, everybody).length > 0;
