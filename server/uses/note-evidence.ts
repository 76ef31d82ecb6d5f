import { changeConnections, readShadows } from '../connections/change-connection.ts';
import { note } from '../connections/connection-row.ts';
import { afterRefusal, afterToken, afterUse, type Facts } from '../connections/derive-state.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';

/** The evidence that a run gives of a connection. */
export interface Shown {
  /** Owner of the automation. */
  userId: string;
  /** ISO 8601. */
  at: string;
  /** The provider was asked and accepted the token. */
  isAccepted: boolean;
  /** The run is about this connection, as far as is known, and not about another of its identity. */
  isSole: boolean;
}

const raises = (column: 'still_works_at' | 'still_stored_at', before: Facts, after: Facts) =>
  after[column] !== null && after[column] !== before[column];

/** The newest case for admins that covers a connection; what it hides belongs to it. */
async function hidingCase(account: AccountWriter, connectionId: string): Promise<string | null> {
  const found = await account
    .casesOfConnections()
    .where('case_connections.connection_id', '=', connectionId)
    .where('cases.visibility', '=', 'admins')
    .select('cases.id')
    .orderBy('cases.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.id ?? null;
}

/**
 * Applies what a run that brought a usable token shows: the provider accepts it, and monday stores
 * it. Where that contradicts a report, the history keeps it; where only admins know of that report,
 * the entry is theirs.
 */
export async function noteAcceptance(
  account: AccountWriter,
  row: ConnectionRow,
  { userId, at, isAccepted, isSole }: Shown,
): Promise<void> {
  const change = (facts: Facts) => {
    const used = isAccepted ? afterUse(facts, at) : facts;
    return isSole ? afterToken(used, at) : used;
  };
  const after = change(row);
  await changeConnections(account, [row], at, change);
  const shadow = (await readShadows(account, [row.id])).get(row.id);
  for (const [column, kind] of [
    ['still_works_at', 'used_after_removal'],
    ['still_stored_at', 'used_after_deletion'],
  ] as const) {
    if (!raises(column, row, after)) continue;
    // A shadow has changed by now: one that holds this time knows of the report.
    const isHidden = shadow !== undefined && shadow[column] !== at;
    const caseId = isHidden ? await hidingCase(account, row.id) : null;
    await note(account, row.id, kind, { at, userId, caseId });
  }
}

/** Applies that the provider refused a token which a run brought of this connection. */
export const noteRefused = (account: AccountWriter, row: ConnectionRow, at: string) =>
  changeConnections(account, [row], at, (facts) => afterRefusal(facts, at));
