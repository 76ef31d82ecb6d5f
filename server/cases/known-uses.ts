import { formatUse } from '../connections/use-format.ts';
import type { KnownUse } from '../contract/brief-connection.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { formatBrief } from './connection-brief.ts';

const shownAtMost = 100;

/** The latest 100 uses of these connections, each with the account that it depends on. */
export async function findKnownUses(
  account: AccountReader,
  rows: readonly ConnectionRow[],
): Promise<KnownUse[]> {
  if (rows.length === 0) return [];
  const uses = await account
    .uses()
    .where(
      'connection_id',
      'in',
      rows.map(({ id }) => id),
    )
    .selectAll('connection_uses')
    .orderBy('last_used_at', 'desc')
    .orderBy('place')
    .limit(shownAtMost)
    .execute();
  return uses.flatMap((use) => {
    const row = rows.find(({ id }) => id === use.connection_id);
    if (!row) return [];
    const { provider, displayName, userId } = formatBrief(row);
    return [{ ...formatUse(use), connectionId: row.id, provider, displayName, userId }];
  });
}
