import { recordActivity } from '../activity/record-activity.ts';
import type { Caller } from '../auth/session-token.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { catchUp } from './catch-up.ts';
import { changeConnections } from './change-connection.ts';
import { latestAlert } from './connection-format.ts';
import { note } from './connection-row.ts';

/** There is no alert, or one that the admin was not shown. */
export class AlertsChanged extends Error {}

async function findRow(account: AccountWriter, id: string): Promise<ConnectionRow | undefined> {
  const rows = await account.connections().where('id', '=', id).selectAll('connections').execute();
  const [row] = await catchUp(account, rows);
  return row;
}

async function record(
  account: AccountWriter,
  caller: Caller,
  row: ConnectionRow,
  said: { at: string; reason: string | null },
): Promise<void> {
  const { at, reason } = said;
  const kind = reason === null ? 'acknowledgement_withdrawn' : 'alert_acknowledged';
  const { userId } = caller;
  await changeConnections(account, [row], at, (facts) => ({
    ...facts,
    acknowledged_at: reason === null ? null : at,
  }));
  await account
    .updateConnections({
      acknowledged_by: reason === null ? null : userId,
      acknowledged_reason: reason,
    })
    .where('id', '=', row.id)
    .execute();
  await note(account, row.id, kind, { at, userId, text: reason });
  const details = { connectionId: row.id, provider: row.provider };
  await recordActivity(account, { kind, at, userId, details });
}

/**
 * Records that an admin has seen the alerts of a connection, and why they may stand. Its state stays
 * what it is; a later event raises the alert again.
 *
 * @param upTo when the latest alert was raised that the admin was shown
 * @returns false where there is no such connection
 * @throws AlertsChanged
 */
export async function acknowledgeAlerts(
  account: AccountWriter,
  caller: Caller,
  id: string,
  { reason, upTo }: { reason: string; upTo: string },
): Promise<boolean> {
  const row = await findRow(account, id);
  if (!row) return false;
  const latest = latestAlert(row);
  if (latest === null || latest > new Date(upTo).toISOString()) throw new AlertsChanged();
  const now = new Date().toISOString();
  // Another server's clock may be ahead by a moment: what was shown is acknowledged all the same.
  await record(account, caller, row, { at: [now, latest].toSorted().at(-1) ?? now, reason });
  return true;
}

/** Takes an acknowledgement back; false where there is no such connection. */
export async function withdrawAcknowledgement(
  account: AccountWriter,
  caller: Caller,
  id: string,
): Promise<boolean> {
  const row = await findRow(account, id);
  if (!row) return false;
  if (row.acknowledged_at === null) return true;
  await record(account, caller, row, { at: new Date().toISOString(), reason: null });
  return true;
}
