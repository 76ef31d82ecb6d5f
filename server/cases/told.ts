import type { StepState, Told } from '../contract/case.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseSectionRow, CaseStepRow } from '../store/case-tables.ts';
import { actingIn } from './case-format.ts';
import { readTold } from './tell-section.ts';

/** The state of the steps of a section that tell something, by who set it. */
export type Telling = Pick<CaseStepRow, 'section_id' | 'state' | 'by_kind' | 'by_said' | 'at'>;

const toldAtMost = 5;

/** Reads, for lists, the steps that are blocked, and those that case links were used for. */
export function findTelling(account: AccountReader, caseIds: string[]): Promise<Telling[]> {
  return account
    .caseSteps()
    .where('case_id', 'in', caseIds)
    .where((where) => where.or([where('state', '=', 'blocked'), where('by_kind', '=', 'support')]))
    .groupBy(['section_id', 'state', 'by_kind', 'by_said'])
    .select((of) => ['section_id', 'state', 'by_kind', 'by_said', of.fn.max('at').as('at')])
    .execute();
}

/** Returns what the holder of a link told of a section as a whole; what they cannot do ends with its steps. */
function toldOfWhole(section: CaseSectionRow, openSteps: number): Told | null {
  const told = readTold(section);
  if (!told || (told.kind === 'blocked' && openSteps === 0)) return null;
  return {
    ...told,
    ...actingIn(section),
    openSteps,
  };
}

function tellOf(section: CaseSectionRow, rows: readonly Telling[], openSteps: number): Told | null {
  const whole = toldOfWhole(section, openSteps);
  if (whole?.kind === 'blocked') return whole;
  const latest = (some: readonly Telling[]) =>
    some.reduce<Telling | null>(
      (found, row) => (found === null || (row.at ?? '') > (found.at ?? '') ? row : found),
      null,
    );
  const blocked = latest(rows.filter(({ state }) => state === 'blocked'));
  if (!blocked && whole) return whole;
  const finished =
    openSteps > 0 ? null : latest(rows.filter(({ by_kind }) => by_kind === 'support'));
  const found = blocked ?? finished;
  if (!found?.at) return null;
  return {
    kind: blocked ? 'blocked' : 'finished',
    at: found.at,
    saidToBe: found.by_said,
    note: null,
    openSteps,
    ...actingIn(section),
  };
}

/**
 * Returns what was told in an open case, what is blocked first.
 *
 * @param states how many steps of each section are in which state
 */
export function toldIn(
  sections: readonly CaseSectionRow[],
  rows: readonly Telling[],
  states: readonly { section_id: string; state: StepState; steps: number }[],
): Told[] {
  const open = new Map<string, number>();
  for (const { section_id, state, steps } of states) {
    if (state !== 'open' && state !== 'blocked') continue;
    open.set(section_id, (open.get(section_id) ?? 0) + steps);
  }
  const bySection = Map.groupBy(rows, (row) => row.section_id);
  const order = ({ kind, at }: Told) => `${kind === 'blocked' ? 1 : 0} ${at}`;
  return sections
    .flatMap((section) => {
      const own = bySection.get(section.id) ?? [];
      const one = tellOf(section, own, open.get(section.id) ?? 0);
      return one ? [one] : [];
    })
    .sort((one, other) => (order(one) < order(other) ? 1 : -1))
    .slice(0, toldAtMost);
}
