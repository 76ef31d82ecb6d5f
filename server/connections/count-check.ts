import type { SectionCheck } from '../contract/case-check.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { CaseRow } from '../store/case-tables.ts';
import { readCheck } from './claims.ts';
import { checkedBy } from './compute.ts';
import type { Effect } from './effect.ts';
import { isNewer, seenOf } from './entra-verdict.ts';
import type { Item } from './items.ts';

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
 * @param items connections that the check has just reached
 */
export async function addToChecks(
  account: AccountWriter,
  of: CaseRow,
  effect: Effect & { kind: 'check' },
  items: readonly Item[],
): Promise<void> {
  const checked = checkedBy(of, effect, items);
  const sectionOf = ({ members }: Item) => members.get(of.id)?.provider_section_id ?? null;
  for (const [sectionId, found] of Map.groupBy(checked, sectionOf)) {
    if (sectionId === null) continue;
    const section = await account
      .caseSections()
      .where('case_id', '=', of.id)
      .where('id', '=', sectionId)
      .select('checked')
      .executeTakeFirst();
    const known = readCheck(section?.checked ?? null);
    const check = known?.at === effect.at ? known : begin(effect);
    for (const { row } of found) {
      check[isNewer(row, effect.at) ? 'unknown' : seenOf(effect.verdict, row)] += 1;
    }
    await account
      .updateCaseSections({ checked: JSON.stringify(check) })
      .where('case_id', '=', of.id)
      .where('id', '=', sectionId)
      .execute();
  }
}
