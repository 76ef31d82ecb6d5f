import { recordActivity } from '../activity/record-activity.ts';
import type { Caller } from '../auth/session-token.ts';
import type { PeopleQuery } from '../contract/people.ts';
import { AccountGone } from '../store/account-state.ts';
import type { AccountStore } from '../store/account-store.ts';
import { isSearched } from './people-search.ts';

/** Records that an admin began an export of people, before a row of it is read. */
export async function writeExported(
  accountStore: AccountStore,
  { userId }: Pick<Caller, 'userId'>,
  query: PeopleQuery,
): Promise<void> {
  try {
    await accountStore.transaction((account) =>
      recordActivity(account, {
        kind: 'people_exported',
        at: new Date().toISOString(),
        userId,
        details: { searched: isSearched(query) },
      }),
    );
  } catch (error) {
    // After an uninstall the record of looks is deleted with the rest.
    if (!(error instanceof AccountGone)) throw error;
  }
}
