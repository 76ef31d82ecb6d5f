import type { CaseRequest } from '../../contract/case-open.ts';

interface Reached {
  provider: string;
  organization_id: string | null;
  account_type: string | null;
}

/** Whether access is to end for whole organizations, and not for one person. */
export function isForEveryone({ situation, target, method }: CaseRequest): boolean {
  const isWhole = target.kind === 'organization' || target.kind === 'provider';
  return isWhole || situation === 'app_compromised' || method !== undefined;
}

/** Providers whose administrators can end an app's access for everyone, and not for one person. */
const endsForEverybody: ReadonlySet<string> = new Set(['slack', 'salesforce']);

/**
 * Whether an administrator of the organization can take access away. Of a personal account only its
 * owner can; at all other providers everyone does it in their own account.
 */
export function hasAdminWay(account: Reached, everybody: boolean): boolean {
  const { provider, organization_id, account_type } = account;
  if (organization_id === null || account_type === 'personal') return false;
  return provider === 'microsoft' || (everybody && endsForEverybody.has(provider));
}
