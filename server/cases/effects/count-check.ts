import type { SectionCheck } from '../../contract/case-check.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';
import { readCheck } from '../claim.ts';
import type { Effect } from './effect.ts';
import { isNewer, seenOf } from './entra-verdict.ts';

const begin = ({ at, by, verdict }: Effect & { kind: 'check' }): SectionCheck => ({
  at,
  by,
  app:
    verdict.everyone === 'removed'
      ? 'missing'
      : (verdict.everyone ?? 'enabled') === 'blocked'
        ? 'blocked'
        : 'enabled',
  isDeactivated: verdict.isDeactivated ?? false,
  removed: 0,
  blocked: 0,
  granted: 0,
  unknown: 0,
});

/**
 * Counts what a check found in the sections of a case, some connections at a time: of a large case
 * they are too many to be counted when it is shown.
 *
 * @param rows connections of the organization that was asked
 */
export async function addToChecks(
  account: AccountWriter,
  caseId: string,
  effect: Effect & { kind: 'check' },
  rows: readonly ConnectionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const members = await account
    .caseConnections()
    .where('case_id', '=', caseId)
    .where(
      'connection_id',
      'in',
      rows.map((row) => row.id),
    )
    .select(['connection_id', 'provider_section_id'])
    .execute();
  const sectionOf = new Map(members.map((one) => [one.connection_id, one.provider_section_id]));
  const sections = Map.groupBy(rows, (row) => sectionOf.get(row.id) ?? null);
  for (const [sectionId, found] of sections) {
    if (sectionId === null) continue;
    const section = await account
      .caseSections()
      .where('case_id', '=', caseId)
      .where('id', '=', sectionId)
      .select('checked')
      .executeTakeFirst();
    const known = readCheck(section?.checked ?? null);
    const check = known?.at === effect.at ? known : begin(effect);
    for (const row of found) {
      check[isNewer(row, effect.at) ? 'unknown' : seenOf(effect.verdict, row)] += 1;
    }
    await account
      .updateCaseSections({ checked: JSON.stringify(check) })
      .where('case_id', '=', caseId)
      .where('id', '=', sectionId)
      .execute();
  }
}
