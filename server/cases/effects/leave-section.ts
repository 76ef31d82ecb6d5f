import { sql } from 'kysely';
import { readCheck } from '../../connections/claims.ts';
import type { SectionCheck } from '../../contract/case-check.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseSectionRow, CaseStepRow } from '../../store/case-tables.ts';

const seenKinds = {
  seen_removed: 'removed',
  seen_blocked: 'blocked',
  seen_granted: 'granted',
} as const;
type SeenKind = keyof typeof seenKinds;

/** Returns the check of a section without what it found of these connections. */
async function checkWithout(
  account: AccountWriter,
  { case_id }: CaseSectionRow,
  check: SectionCheck,
  connectionIds: readonly string[],
): Promise<SectionCheck> {
  const noted = await account
    .history()
    .where('connection_id', 'in', connectionIds)
    .where('case_id', '=', case_id)
    .where('at', '=', check.at)
    .where('kind', 'in', Object.keys(seenKinds) as SeenKind[])
    .select('kind')
    .execute();
  const without = { ...check };
  for (const { kind } of noted) without[seenKinds[kind as SeenKind]] -= 1;
  // Of what was not noted the check could say nothing, or it came later.
  without.unknown = Math.max(0, without.unknown - (connectionIds.length - noted.length));
  return without;
}

const isWaiting = ({ state }: CaseStepRow) => state === 'open' || state === 'blocked';

/** In a section without connections nothing is left to do; what was done in it stays. */
async function endSteps(
  account: AccountWriter,
  section: CaseSectionRow,
  { by, at, reason }: { by: string; at: string; reason: string | null },
): Promise<void> {
  const steps = await account
    .caseSteps()
    .where('case_id', '=', section.case_id)
    .where('section_id', '=', section.id)
    .selectAll('case_steps')
    .execute();
  for (const step of steps.filter(isWaiting)) {
    await account
      .updateCaseSteps({
        state: 'not_needed',
        note: step.note ?? reason,
        by_kind: 'user',
        by_user_id: by,
        by_said: null,
        at,
        version: step.version + 1,
      })
      .where('case_id', '=', step.case_id)
      .where('id', '=', step.id)
      .execute();
  }
}

/**
 * Takes connections out of the counts of a section; with the last one its steps end.
 *
 * @param connectionIds those that were in it
 */
export async function leaveSection(
  account: AccountWriter,
  section: CaseSectionRow,
  connectionIds: readonly string[],
  change: { by: string; at: string; reason: string | null },
): Promise<void> {
  const check = readCheck(section.checked);
  const checked = check && (await checkWithout(account, section, check, connectionIds));
  const left = section.connection_count - connectionIds.length;
  await account
    .updateCaseSections({
      connection_count: sql<number>`connection_count - ${connectionIds.length}`,
      ...(checked && { checked: JSON.stringify(checked) }),
    })
    .where('case_id', '=', section.case_id)
    .where('id', '=', section.id)
    .execute();
  if (left <= 0) await endSteps(account, section, change);
}
