import { coverChange } from '../../connections/case-cover.ts';
import { changeConnections } from '../../connections/change-connection.ts';
import type { Claim } from '../../contract/case.ts';
import type { HistoryEntry } from '../../contract/connection-history.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { attachBatch } from '../opening/attach.ts';
import { applyCheck } from './apply-check.ts';
import { applyLeaveOut } from './apply-leave-out.ts';
import { applyMove } from './apply-move.ts';
import { nextRows, note, rowsPerBatch, userIdOf } from './batch.ts';
import { claimChange } from './claim-change.ts';
import type { Effect } from './effect.ts';
import { findShared } from './shared-identity.ts';
import { withdrawal } from './withdraw-report.ts';

const notedClaims: Record<Claim['state'], HistoryEntry['kind']> = {
  reported: 'provider_reported',
  requested: 'monday_requested',
  reported_deleted: 'monday_reported',
};

/**
 * A person ends access of their own, never that of the app itself, of which a section of theirs may
 * hold a row from the time when it was not known as such.
 */
async function meantBy(
  account: AccountWriter,
  { half, sectionId }: Effect & { kind: 'claim' },
  rows: ConnectionRow[],
): Promise<ConnectionRow[]> {
  if (half !== 'provider' || !rows.some((row) => row.account_type === 'app')) return rows;
  const section = await account
    .caseSections()
    .where('case_sections.id', '=', sectionId)
    .select('actor')
    .executeTakeFirst();
  return section?.actor === 'person' ? rows.filter((row) => row.account_type !== 'app') : rows;
}

async function applyClaim(
  account: AccountWriter,
  of: CaseRow,
  effect: Effect & { kind: 'claim' },
  reached: string,
): Promise<ConnectionRow[]> {
  const { half, sectionId, next, previous, at } = effect;
  const rows = await nextRows(account, of.id, reached, {
    column: `${half}_section_id`,
    id: sectionId,
  });
  const meant = await meantBy(account, effect, rows);
  const sharedBy = ({ at }: Claim) =>
    half === 'monday' ? findShared(account, meant, at) : new Set<string>();
  const change = next
    ? claimChange({ ...effect, next }, of.visibility === 'people', await sharedBy(next))
    : await withdrawal(account, of, half, meant, () => previous);
  await changeConnections(account, meant, at, change);
  const kind = next ? notedClaims[next.state] : (`${half}_taken_back` as const);
  const userId = userIdOf((next ?? previous)?.by);
  await note(account, meant, { kind, at, userId, caseId: of.id, said: next });
  return rows;
}

async function applyCover(
  account: AccountWriter,
  of: CaseRow,
  { noted, by, at }: Effect & { kind: 'cover' },
  reached: string,
): Promise<ConnectionRow[]> {
  const rows = await nextRows(account, of.id, reached, null);
  await changeConnections(account, rows, at, await coverChange(account, rows));
  await note(account, rows, { kind: noted, at, userId: userIdOf(by), caseId: of.id });
  return rows;
}

async function applyAttach(
  account: AccountWriter,
  of: CaseRow,
  effect: Effect & { kind: 'attach' },
  reached: string,
): Promise<ConnectionRow[]> {
  const rows = await attachBatch(account, of, effect, { reached, limit: rowsPerBatch });
  await changeConnections(account, rows, effect.at, await coverChange(account, rows));
  await note(account, rows, {
    kind: 'case_opened',
    at: effect.at,
    userId: userIdOf(of.opened_by),
    caseId: of.id,
  });
  return rows;
}

/** Nothing is left to hide where no other case for admins is, or was, about the connection. */
async function revealAll(account: AccountWriter, of: CaseRow, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const covering = await account
    .casesOfConnections()
    .where('case_connections.connection_id', 'in', ids)
    .where('cases.visibility', '=', 'admins')
    .select('case_connections.connection_id as id')
    .execute();
  const leaving = await account
    .casesOfLeftOut()
    .where('case_left_out.connection_id', 'in', ids)
    .where('cases.id', '!=', of.id)
    .where('cases.visibility', '=', 'admins')
    .select('case_left_out.connection_id as id')
    .execute();
  const kept = new Set([...covering, ...leaving].map((row) => row.id));
  const revealed = ids.filter((id) => !kept.has(id));
  if (revealed.length === 0) return;
  await account.deleteShadows().where('connection_id', 'in', revealed).execute();
}

async function applyReveal(
  account: AccountWriter,
  of: CaseRow,
  reached: string,
): Promise<ConnectionRow[]> {
  const rows = await nextRows(account, of.id, reached, null);
  await revealAll(
    account,
    of,
    rows.map((row) => row.id),
  );
  if (rows.length === rowsPerBatch) return rows;
  // What a check in the case found of those is hidden as well.
  const leftOut = await account
    .leftOut()
    .where('case_id', '=', of.id)
    .select('connection_id')
    .execute();
  await revealAll(
    account,
    of,
    leftOut.map((row) => row.connection_id),
  );
  return rows;
}

/** Carries a change out on the next connections of a case; answers which these were. */
export function applyBatch(
  account: AccountWriter,
  of: CaseRow,
  effect: Effect,
  reached: string,
): Promise<ConnectionRow[]> {
  switch (effect.kind) {
    case 'attach':
      return applyAttach(account, of, effect, reached);
    case 'cover':
      return applyCover(account, of, effect, reached);
    case 'claim':
      return applyClaim(account, of, effect, reached);
    case 'check':
      return applyCheck(account, of, effect, reached);
    case 'leave_out':
      return applyLeaveOut(account, of, effect);
    case 'move':
      return applyMove(account, of, effect);
    case 'reveal':
      return applyReveal(account, of, reached);
  }
}
