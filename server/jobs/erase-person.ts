import { setTimeout as wait } from 'node:timers/promises';
import { CounterChanges } from '../connections/connection-counts.ts';
import {
  forgetConnectionsInCases,
  forgetPersonInCases,
} from '../connections/forget-connections.ts';
import type { AccountStore, AccountWriter } from '../store/account-store.ts';
import type { Store } from '../store/open-store.ts';

/** Few: in the index of words each takes some milliseconds to be overwritten. */
const connectionsPerBatch = 10;
const pauseMilliseconds = 2;
const busyMilliseconds = 1000;

/** Deletes some connections of a person, with all that hangs on them; answers how many. */
function eraseBatch(accountStore: AccountStore, userId: string): Promise<number> {
  return accountStore.transaction(async (account) => {
    const rows = await account
      .connections()
      .where('user_id', '=', userId)
      .selectAll('connections')
      .limit(connectionsPerBatch)
      .execute();
    if (rows.length === 0) return 0;
    const ids = rows.map((row) => row.id);
    await account.deleteUses().where('connection_id', 'in', ids).execute();
    await account.deleteKnownCredentials().where('connection_id', 'in', ids).execute();
    await account.deleteHistory().where('connection_id', 'in', ids).execute();
    await forgetConnectionsInCases(account, ids);
    await account.deleteConnections().where('id', 'in', ids).execute();
    const counters = new CounterChanges();
    for (const row of rows) counters.addConnection(row, -1);
    await counters.write(account);
    return rows.length;
  });
}

const mentions = [
  'seen_with_user_id',
  'at_provider_by',
  'in_monday_by',
  'acknowledged_by',
] as const;

/** Records about others stay, without the user's id. */
async function forgetMentions(account: AccountWriter, userId: string): Promise<void> {
  for (const column of mentions) {
    await account
      .updateConnections({ [column]: null })
      .where(column, '=', userId)
      .execute();
  }
  await account.updateHistory({ user_id: null }).where('user_id', '=', userId).execute();
  await account.forgetActor(userId).execute();
  await forgetPersonInCases(account, userId);
}

/**
 * Deletes what was recorded of one person in one account, and every mention of their id.
 *
 * @param onProgress told of connections deleted so far
 * @returns how many connections were deleted
 * @throws AccountGone when the whole account is deleted or being deleted
 */
export async function erasePerson(
  store: Store,
  { accountId, userId }: { accountId: string; userId: string },
  onProgress: (connections: number) => void = () => {},
): Promise<number> {
  const accountStore = store.account(accountId);
  await store.noteDeletion(accountId, userId);
  let total = 0;
  for (;;) {
    const deleted = await eraseBatch(accountStore, userId);
    if (deleted === 0) break;
    total += deleted;
    onProgress(total);
    await wait(pauseMilliseconds);
  }
  await accountStore.transaction((account) => forgetMentions(account, userId));
  await store.lifecycle(accountId).transaction(async (account) => {
    if (account.state.reported_by === userId) await account.setState({ reported_by: null });
  });
  while (!(await store.scrub())) await wait(busyMilliseconds);
  return total;
}
