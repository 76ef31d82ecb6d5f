import type { Claim, Half, StepCorrection } from '../contract/case.ts';
import type { CaseStepRow } from '../store/case-tables.ts';

/** Returns who completed a step, as kept with a side: a user id, or the name that the holder of a link gave. */
function byOf(step: CaseStepRow): string {
  return step.by_kind === 'user' && step.by_user_id !== null
    ? step.by_user_id
    : `support: ${step.by_said ?? 'no name given'}`;
}

const latest = (steps: CaseStepRow[]) =>
  steps.toSorted((one, other) => ((one.reported_at ?? '') < (other.reported_at ?? '') ? 1 : -1))[0];

function claimOf(state: Claim['state'], steps: CaseStepRow[]): Claim | null {
  const step = latest(steps);
  if (!step || step.reported_at === null) return null;
  return { state, at: step.reported_at, by: byOf(step), stepId: step.id };
}

/** A step that a check proved is done, and no one reported it: what is proven is no report. */
const isReported = ({ state, by_kind }: CaseStepRow) => state === 'done' && by_kind !== 'system';

/** All that remove access at the provider must be done, save those that were not needed. */
function providerClaim(steps: CaseStepRow[]): Claim | null {
  const decisive = steps.filter((step) => step.reports === 'provider');
  const isWaiting = decisive.some((step) => step.state === 'open' || step.state === 'blocked');
  const done = decisive.filter(isReported);
  return isWaiting ? null : claimOf('reported', done);
}

/** There are several ways to a deletion in monday; one of them is enough. */
function mondayClaim(steps: CaseStepRow[]): Claim | null {
  const done = (reports: string) =>
    steps.filter(
      (step) => step.reports === reports && step.state === 'done' && step.outcome !== 'none',
    );
  return (
    claimOf('reported_deleted', done('monday_deleted')) ??
    claimOf('requested', done('monday_requested'))
  );
}

/**
 * Returns what the completed steps of one section report about its side.
 *
 * @param half null for a section that takes nothing away
 * @param steps all steps of the section
 */
export function sectionClaim(half: Half | null, steps: CaseStepRow[]): Claim | null {
  if (half === null) return null;
  return half === 'provider' ? providerClaim(steps) : mondayClaim(steps);
}

/** Returns the corrections of the time at which a step was reported as done, the first one first. */
export const readCorrections = (text: string | null): StepCorrection[] =>
  text === null ? [] : JSON.parse(text);
