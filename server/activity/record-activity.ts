import { v7 as uuidv7 } from 'uuid';
import type { ActivityEntry } from '../contract/activity.ts';
import type { AccountWriter } from '../store/account-store.ts';

type WithoutId<Entry> = Entry extends ActivityEntry ? Omit<Entry, 'id'> : never;
/** An action as it is handed over; the contract says which details each kind has. */
export type Action = WithoutId<ActivityEntry>;

/**
 * Writes down an action: the one way into the table. Called inside the transaction of the action, so that
 * there is neither without the other.
 */
export async function recordActivity(
  account: Pick<AccountWriter, 'insertActivity'>,
  { kind, at, userId, details }: Action,
): Promise<void> {
  await account
    .insertActivity({
      id: uuidv7(),
      kind,
      at,
      user_id: userId ?? '',
      details: JSON.stringify(details),
    })
    .execute();
}
