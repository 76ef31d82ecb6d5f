import { type SqlBool, sql } from 'kysely';
import type { AccountReader } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { countedUpTo, noUseSince, unusedBefore } from './connection-filter.ts';

/** For how long no use was seen. */
const days = 90;

/** In these words, since an index of the store holds the rows of which they are true. */
const isStrong = sql<SqlBool>`access = 'lasting' and risk = 'high' and state = 'active'`;

/** Active connections of strong, lasting access that nothing was seen to use for long. */
export interface StrongUnused {
  /** Number of days without a recorded use. */
  days: number;
  connections: number;
  /** False where counting stopped: "10,000 or more". */
  exact: boolean;
}

/** Counts those of a whole account. */
export async function readStrongUnused(account: AccountReader): Promise<StrongUnused> {
  const rows = account
    .connections()
    .where(isStrong)
    .where((where) => noUseSince(where, days))
    .select('id')
    .limit(countedUpTo + 1);
  const found = await account.countRows(rows);
  return { days, connections: Math.min(found, countedUpTo), exact: found <= countedUpTo };
}

/** Counts those among few connections, one by one. */
export function countStrongUnused(rows: readonly ConnectionRow[]): StrongUnused {
  const before = unusedBefore(days);
  const found = rows.filter(
    (row) =>
      row.access === 'lasting' &&
      row.risk === 'high' &&
      row.state === 'active' &&
      row.first_connected_at < before &&
      (row.last_used_at === null || row.last_used_at < before),
  );
  return { days, connections: found.length, exact: true };
}
