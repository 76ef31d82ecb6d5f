import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SectionGuide } from '../../contract/case-guide.ts';
import { rulesOf } from '../../providers/registry.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { CaseSectionRow } from '../../store/case-tables.ts';

/** As many ids as an answer of some hundred kilobytes holds. */
const listedAtMost = 20_000;
const rowsPerRead = 1000;

/**
 * Returns the ids at the provider of the accounts of a section, each once, by connection; from the
 * connection `after` on.
 */
export async function findObjectIds(
  account: AccountReader,
  section: CaseSectionRow,
  after: string,
  atMost = listedAtMost,
): Promise<NonNullable<SectionGuide['list']>> {
  const limit = Math.min(rowsPerRead, atMost);
  const ids = new Set<string>();
  let reached = after;
  for (;;) {
    const rows = await account
      .connectionsInCases()
      .where('case_connections.case_id', '=', section.case_id)
      .where('case_connections.provider_section_id', '=', section.id)
      .where('case_connections.connection_id', '>', reached)
      .select(['connection_id', 'provider', 'provider_identity'])
      .orderBy('connection_id')
      .limit(limit)
      .execute();
    await nextTurn();
    for (const { provider, provider_identity } of rows) {
      const { objectId } = rulesOf(provider).fill(provider_identity, null);
      if (objectId !== undefined) ids.add(objectId);
    }
    const last = rows.length === limit ? rows.at(-1) : undefined;
    if (!last) return { objectIds: [...ids], next: null };
    reached = last.connection_id;
    if (ids.size + limit > atMost) return { objectIds: [...ids], next: reached };
  }
}

/**
 * Adds the list that commands for several people work through. With one person there is none, and no
 * such commands.
 *
 * @param after `next` of the list of the answer before; absent for the first one
 */
export async function withList(
  account: AccountReader,
  section: CaseSectionRow,
  told: SectionGuide,
  after?: string,
): Promise<SectionGuide> {
  const { guide } = told;
  if (!guide.steps.some((step) => step.commands.some(({ isForList }) => isForList))) return told;
  const list = await findObjectIds(account, section, after ?? '');
  if (list.objectIds.length > 1 || after !== undefined) return { ...told, list };
  const steps = guide.steps.map((step) => ({
    ...step,
    commands: step.commands.filter(({ isForList }) => !isForList),
  }));
  return { ...told, guide: { ...guide, steps } };
}
