import { readCheck } from '../../connections/claims.ts';
import type { Effect } from '../../connections/effect.ts';
import { userIdOf } from '../../connections/items.ts';
import type { SectionCheck } from '../../contract/case-check.ts';
import { rulesOf } from '../../providers/registry.ts';
import type { Found } from '../../providers/shared/define-provider.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow, CaseSectionRow, CaseStepRow } from '../../store/case-tables.ts';
import { findSections, findSteps } from '../case-queries.ts';
import { queueClaim } from './queue-claim.ts';

/** Returns what a check found of every connection of a section, and so can prove a step. */
function foundOfAll(section: CaseSectionRow, check: SectionCheck): Found[] {
  const { removed, blocked, app, isDeactivated } = check;
  const all = section.connection_count;
  if (blocked === all && !isDeactivated) return ['blocked'];
  if (removed !== all) return [];
  return app === 'missing' ? ['removed', 'missing'] : ['removed'];
}

/** Returns what the state of the app rules out: a block, or a deletion, is undone also where no one has access. */
function ruledOut({ app }: SectionCheck): Found[] {
  if (app === 'enabled') return ['blocked', 'missing'];
  return app === 'blocked' ? ['missing'] : ['blocked'];
}

/** Returns the keys of the steps that are proven as done by what was found: only what a check can see. */
function keysOf(section: CaseSectionRow, found: readonly Found[]): ReadonlySet<string> {
  const { ways } = rulesOf(section.provider);
  const proven = ways.find(({ method }) => method === section.method)?.proven ?? {};
  return new Set(found.flatMap((one) => proven[one] ?? []));
}

const isOpen = ({ state }: CaseStepRow) => state === 'open' || state === 'blocked';
const isProven = ({ state, by_kind }: CaseStepRow) => state === 'done' && by_kind === 'system';

async function setStep(
  account: AccountWriter,
  step: CaseStepRow,
  change: Pick<CaseStepRow, 'state' | 'at' | 'by_kind' | 'by_user_id' | 'reported_at'>,
): Promise<void> {
  await account
    .updateCaseSteps({ ...change, by_said: null, version: step.version + 1 })
    .where('case_id', '=', step.case_id)
    .where('id', '=', step.id)
    .execute();
}

/**
 * Completes the steps of a case that a check proves, and opens those again that an earlier check
 * proved and this one disproves. What a user reported stays as it was reported.
 */
export async function completeProven(
  account: AccountWriter,
  of: CaseRow,
  { at, by }: Effect & { kind: 'check' },
): Promise<void> {
  if (of.status !== 'open') return;
  for (const section of await findSections(account, [of.id], null)) {
    const check = readCheck(section.checked);
    if (section.half !== 'provider' || check?.at !== at) continue;
    const proven = keysOf(section, foundOfAll(section, check));
    const disproved = keysOf(section, ruledOut(check));
    const steps = await findSteps(account, of.id, [section.id]);
    const done = steps.filter((step) => isOpen(step) && proven.has(step.step_key));
    const undone = steps.filter(
      (step) => isProven(step) && (check.granted > 0 || disproved.has(step.step_key)),
    );
    for (const step of done) {
      const who = { by_kind: 'system', by_user_id: userIdOf(by) } as const;
      await setStep(account, step, { ...who, state: 'done', at, reported_at: at });
    }
    for (const step of undone) {
      const who = { by_kind: 'system', by_user_id: userIdOf(by) } as const;
      await setStep(account, step, { ...who, state: 'open', at, reported_at: null });
    }
    if (done.length + undone.length > 0) await queueClaim(account, of, section.id, at);
  }
}
