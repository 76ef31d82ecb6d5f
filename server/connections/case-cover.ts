import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import type { FactChange } from './change-connection.ts';

interface Cover {
  real: string | null;
  shown: string | null;
}

/** The newest open case of each connection: of all, and of those that its person may see. */
async function coversOf(
  account: AccountWriter,
  rows: readonly ConnectionRow[],
): Promise<Map<string, Cover>> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return new Map();
  const open = await account
    .casesOfConnections()
    .where('case_connections.connection_id', 'in', ids)
    .where('cases.status', '=', 'open')
    .select(['case_connections.connection_id', 'cases.id', 'cases.visibility'])
    .orderBy('cases.opened_at')
    .orderBy('cases.id')
    .execute();
  const covers = new Map<string, Cover>();
  for (const { connection_id, id, visibility } of open) {
    const before = covers.get(connection_id) ?? { real: null, shown: null };
    covers.set(connection_id, { real: id, shown: visibility === 'people' ? id : before.shown });
  }
  return covers;
}

/** Sets which case covers each of these connections, by what is open now. */
export async function coverChange(
  account: AccountWriter,
  rows: readonly ConnectionRow[],
): Promise<FactChange> {
  const covers = await coversOf(account, rows);
  return (facts, row, view) => ({ ...facts, case_id: covers.get(row.id)?.[view] ?? null });
}
