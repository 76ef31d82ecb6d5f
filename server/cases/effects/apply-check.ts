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
  const checked = rows.filter(
    (row) =>
      isOfOrganization(row, verdict.organizationId) && (onlyOf === null || row.user_id === onlyOf),
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
