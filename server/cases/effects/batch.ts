import { setImmediate as nextTurn } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Claim } from '../../contract/case.ts';
import type { HistoryEntry } from '../../contract/connection-history.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';

/** Rows a transaction: far below a second on both stores, and no request waits long behind it. */
export const rowsPerBatch = 250;

/** Connections of the case, in order, after the last one that was reached. */
export async function nextRows(
  account: AccountWriter,
  caseId: string,
  reached: string,
  section: { column: 'provider_section_id' | 'monday_section_id'; id: string } | null,
): Promise<ConnectionRow[]> {
  return account
    .connectionsInCases()
    .where('case_connections.case_id', '=', caseId)
    .where('case_connections.connection_id', '>', reached)
    .$if(section !== null, (rows) =>
      rows.where(
        `case_connections.${section?.column ?? 'provider_section_id'}`,
        '=',
        section?.id ?? '',
      ),
    )
    .selectAll('connections')
    .orderBy('case_connections.connection_id')
    .limit(rowsPerBatch)
    .execute();
}

/** Adds an entry to the history of each of these connections. */
export async function note(
  account: AccountWriter,
  rows: readonly ConnectionRow[],
  entry: Omit<HistoryEntry, 'id' | 'saidAt' | 'saidBy' | 'note'> & {
    caseId: string;
    /** Of a report. */
    said?: Claim | null;
  },
): Promise<void> {
  if (rows.length === 0) return;
  // Requests that do not need the store are answered between the two writes.
  await nextTurn();
  const { kind, at, userId, caseId, said } = entry;
  await account
    .insertHistories(
      rows.map((row) => ({
        connection_id: row.id,
        id: uuidv7(),
        kind,
        at,
        user_id: userId,
        case_id: caseId,
        said_at: said?.at ?? null,
        said_by: said && userId === null ? said.by || null : null,
      })),
    )
    .execute();
}

/** Returns a monday user id; null for the name that the holder of a case link gave. */
export const userIdOf = (by: string | undefined) => (by && /^\d+$/.test(by) ? by : null);
