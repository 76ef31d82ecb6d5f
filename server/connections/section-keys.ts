import type { AccountReader } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { ownAccountKey } from './own-account-key.ts';

/** A connection, as far as it decides which section of a case it belongs to. */
export interface Keyed
  extends Pick<ConnectionRow, 'provider' | 'organization_id' | 'account_type' | 'user_id'> {
  isOwnAccount?: boolean;
}

/** True for the app's own access: an admin ends it, for the whole organization. */
export const isTheApps = ({ account_type }: { account_type: string | null }): boolean =>
  account_type === 'app';

export const organizationKey = (row: Keyed) =>
  `organization:${row.provider}:${row.organization_id}`;
export const ownKey = (row: Keyed) =>
  `own:${row.provider}:${row.organization_id}:${row.account_type}`;
export const personKey = (row: Omit<Keyed, 'organization_id'>) =>
  `person:${row.provider}:${row.account_type}:${row.user_id}`;
export const peopleKey = (row: Omit<Keyed, 'organization_id' | 'user_id'>) =>
  `people:${row.provider}:${row.account_type}`;
/** Apart from its organization's, whose section may end the access of one person alone. */
export const appKey = (row: Keyed) => `app:${row.provider}:${row.organization_id}`;
export const mondayKey = 'monday';

/** Keys of the section that takes a connection away at the provider; one of them was planned. */
export const providerKeys = (row: Keyed): string[] => [
  ownKey(row),
  ...(isTheApps(row) ? [appKey(row)] : []),
  ...(row.isOwnAccount ? [ownAccountKey(row.provider, row.organization_id)] : []),
  ...(row.account_type === 'personal' ? [] : [organizationKey(row)]),
  personKey(row),
  peopleKey(row),
];

/** Returns the section of a case that the first of these keys with one names; null for none. */
export async function readSectionKeys(account: AccountReader, caseId: string, batch: number) {
  const sections = await account
    .caseSections()
    .where('case_id', '=', caseId)
    .where('batch', '=', batch)
    .select(['id', 'section_key'])
    .execute();
  const ids = new Map(sections.map((section) => [section.section_key, section.id]));
  return (keys: string[]) => keys.map((key) => ids.get(key)).find((id) => id !== undefined) ?? null;
}

interface Account {
  id: string;
  account_type: string | null;
}

/** Tells the accounts that are the person's own; a guest's account is another organization's to end. */
export function tellOwnAccounts(ids: readonly string[]): (account: Account) => boolean {
  const own = new Set(ids);
  return (account) =>
    own.has(account.id) && account.account_type !== 'guest' && !isTheApps(account);
}
