import { v7 as uuidv7 } from 'uuid';
import type { HistoryEntry } from '../../contract/connection-history.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';

/** Adds an entry to the history of each of these connections. */
export async function note(
  account: AccountWriter,
  rows: readonly ConnectionRow[],
  { kind, at, userId, caseId }: Pick<HistoryEntry, 'kind' | 'at' | 'userId'> & { caseId: string },
): Promise<void> {
  if (rows.length === 0) return;
  await account
    .insertHistories(
      rows.map((row) => ({
        connection_id: row.id,
        id: uuidv7(),
        kind,
        at,
        user_id: userId,
        case_id: caseId,
      })),
    )
    .execute();
}
