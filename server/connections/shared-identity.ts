import type { AccountReader } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';

const noneShared: ReadonlySet<string> = new Set();

/**
 * Returns those of these rows that were used after a time, and whose identity has other connections.
 *
 * @param known ISO 8601; connections that came later do not count
 */
export async function findShared(
  account: AccountReader,
  rows: readonly ConnectionRow[],
  after: string,
  known: string,
): Promise<ReadonlySet<string>> {
  const used = rows.filter(({ last_used_at }) => last_used_at !== null && last_used_at > after);
  if (used.length === 0) return noneShared;
  const same = await account
    .connections()
    .where(
      'provider_identity',
      'in',
      used.map((row) => row.provider_identity),
    )
    .where('first_connected_at', '<=', known)
    .select(['id', 'provider', 'provider_identity'])
    .execute();
  const isSame = (row: ConnectionRow, other: (typeof same)[number]) =>
    other.id !== row.id &&
    other.provider === row.provider &&
    other.provider_identity === row.provider_identity;
  return new Set(
    used.filter((row) => same.some((other) => isSame(row, other))).map((row) => row.id),
  );
}
