import type { ActivityQuery } from '../contract/activity.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { Position } from '../store/cursor.ts';
import type { ActivityRow } from '../store/tables.ts';

/**
 * One page, newest first.
 *
 * @returns up to `limit + 1` rows: one more than asked for says that there is a next page
 */
export function findActivity(
  accountStore: AccountStore,
  { userId, kind, limit }: ActivityQuery,
  from: Position | null,
): Promise<ActivityRow[]> {
  return accountStore
    .activity()
    .$if(userId !== undefined, (rows) => rows.where('user_id', '=', userId ?? ''))
    .$if(from !== null, (rows) => rows.where('id', '<', from?.id ?? ''))
    .where((where) => where.and(kind === undefined ? [] : [where('kind', '=', kind)]))
    .selectAll('activity')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}
