import { changeConnections } from '../../connections/change-connection.ts';
import type { HistoryEntry } from '../../contract/connection-history.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow } from '../../store/case-tables.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { nextRows, note, rowsPerBatch, userIdOf } from './batch.ts';
import { addToChecks } from './count-check.ts';
import type { Effect } from './effect.ts';
import { checkedFacts, isNewer, isOfOrganization, seenOf } from './entra-verdict.ts';
import { completeProven } from './prove-steps.ts';

const notedSights = {
  removed: 'seen_removed',
  blocked: 'seen_blocked',
  granted: 'seen_granted',
} as const satisfies Record<string, HistoryEntry['kind']>;

/** Ids of the connections that a link's sections are about; null where the check is not by a link. */
async function sharedAmong(
  account: AccountWriter,
  caseId: string,
  { sectionIds }: Effect & { kind: 'check' },
  rows: readonly ConnectionRow[],
): Promise<Set<string> | null> {
  if (!sectionIds) return null;
  if (sectionIds.length === 0 || rows.length === 0) return new Set();
  const shared = await account
    .caseConnections()
    .where('case_id', '=', caseId)
    .where('provider_section_id', 'in', sectionIds)
    .where(
      'connection_id',
      'in',
      rows.map(({ id }) => id),
    )
    .select('connection_id')
    .execute();
  return new Set(shared.map((one) => one.connection_id));
}

/**
 * Brings the result of a check to the next connections of a case, counts it by section, and at the
 * end completes the steps that it proves.
 */
export async function applyCheck(
  account: AccountWriter,
  of: CaseRow,
  effect: Effect & { kind: 'check' },
  reached: string,
): Promise<ConnectionRow[]> {
  const { verdict, by, at, onlyOf } = effect;
  const rows = await nextRows(account, of.id, reached, null);
  const shared = await sharedAmong(account, of.id, effect, rows);
  const checked = rows.filter(
    (row) =>
      isOfOrganization(row, verdict.organizationId) &&
      (onlyOf === null || row.user_id === onlyOf) &&
      (shared === null || shared.has(row.id)),
  );
  const meant = checked.filter((row) => !isNewer(row, at));
  const isShown = of.visibility === 'people';
  await changeConnections(account, meant, at, (facts, row, view) =>
    view === 'real' || isShown ? checkedFacts(facts, row, { verdict, by, at }) : facts,
  );
  for (const [seen, kind] of Object.entries(notedSights)) {
    const noted = meant.filter((row) => seenOf(verdict, row) === seen);
    await note(account, noted, { kind, at, userId: userIdOf(by), caseId: of.id });
  }
  await addToChecks(account, of.id, effect, checked);
  if (rows.length < rowsPerBatch) await completeProven(account, of, effect);
  return rows;
}
