import { recordActivity } from '../../activity/record-activity.ts';
import type { StepOutcome, StepState } from '../../contract/case.ts';
import type { StepChange } from '../../contract/case-change.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow, CaseStepRow } from '../../store/case-tables.ts';
import { advanceHere } from '../effects/advance.ts';
import { queueClaim } from '../effects/queue-claim.ts';
import { asksOutcome } from '../step-outcome.ts';
import { answerTold } from '../tell-section.ts';
import { addCorrection } from './corrections.ts';
import { StepFault } from './step-fault.ts';

/** Another user changed the step first. */
export class StepOutdated extends Error {
  readonly step: CaseStepRow;
  constructor(step: CaseStepRow) {
    super('the step has changed');
    this.step = step;
  }
}

/** The case is closed or withdrawn: nothing in it changes. */
export class CaseNotOpen extends Error {}

/** The actor of a change of a step. */
export type Ticker =
  | { kind: 'user'; userId: string }
  /** With a case link; the name is what they say. */
  | { kind: 'support'; saidToBe: string };

/** Returns how a change keeps its maker: a user id, or the name that the holder of a link gave. */
const nameOf = (by: Ticker): string => (by.kind === 'user' ? by.userId : `support: ${by.saidToBe}`);

/** A clock that is some seconds ahead of ours is no future. */
const clockToleranceMilliseconds = 60_000;

function reportedAtOf(step: CaseStepRow, change: StepChange, state: StepState, now: string) {
  if (state !== 'done') {
    if (change.reportedAt === undefined) return null;
    throw new StepFault('reportedAt', 'A time belongs only to a step that is done.');
  }
  if (change.reportedAt === undefined) {
    return step.state === 'done' ? step.reported_at : now;
  }
  const given = Date.parse(change.reportedAt);
  if (given > Date.parse(now) + clockToleranceMilliseconds) {
    throw new StepFault('reportedAt', 'The time lies in the future.');
  }
  return new Date(Math.min(given, Date.parse(now))).toISOString();
}

/** Returns the answer to a step's question; a step that is not done has none. */
function outcomeOf(step: CaseStepRow, change: StepChange, state: StepState): StepOutcome | null {
  const isAsking = asksOutcome(step.step_key);
  if (state !== 'done' || !isAsking) {
    if (change.outcome === undefined) return null;
    throw new StepFault(
      'outcome',
      isAsking
        ? 'An answer belongs only to a step that is done.'
        : 'This step asks no question, so it takes no answer.',
    );
  }
  const outcome = change.outcome ?? (step.state === 'done' ? step.outcome : null);
  // Completed before it asked: as it was reported then.
  if (outcome === null && step.state !== 'done') {
    throw new StepFault('outcome', 'Say "deleted" or "none": whether there was such a choice.');
  }
  return outcome;
}

function changedStep(step: CaseStepRow, change: StepChange, by: Ticker, now: string) {
  const state = change.state ?? step.state;
  const note = change.note === undefined ? step.note : change.note || null;
  if (state === 'blocked' && note === null) {
    throw new StepFault('note', 'Say what is in the way.');
  }
  const reportedAt = reportedAtOf(step, change, state, now);
  // A note is no report: what was reported stays with who reported it.
  const outcome = outcomeOf(step, change, state);
  const isCorrected = step.state === 'done' && state === 'done';
  const isSameReport = isCorrected && reportedAt === step.reported_at && outcome === step.outcome;
  return {
    state,
    note,
    ...(!isSameReport && {
      by_kind: by.kind,
      by_user_id: by.kind === 'user' ? by.userId : null,
      by_said: by.kind === 'support' ? by.saidToBe : null,
    }),
    at: state === step.state ? step.at : now,
    reported_at: reportedAt,
    outcome,
    corrections:
      isCorrected && reportedAt !== null && step.reported_at !== null
        ? addCorrection(step, { to: reportedAt, at: now, by: nameOf(by) })
        : step.corrections,
    version: step.version + 1,
  };
}

/**
 * Changes a step: its state, its note, or the time at which it was done. What its section reports
 * follows at once.
 *
 * @param step as it is now, read in the same transaction
 * @throws CaseNotOpen, StepOutdated, StepFault
 */
export async function changeStep(
  account: AccountWriter,
  of: CaseRow,
  step: CaseStepRow,
  change: StepChange,
  by: Ticker,
): Promise<CaseStepRow> {
  if (of.status !== 'open') throw new CaseNotOpen();
  if (step.version !== change.version) throw new StepOutdated(step);
  const now = new Date().toISOString();
  const changed = { ...step, ...changedStep(step, change, by, now) };
  const { account_id, case_id, id, ...columns } = changed;
  await account
    .updateCaseSteps(columns)
    .where('case_id', '=', case_id)
    .where('id', '=', id)
    .execute();
  if (changed.state !== step.state && changed.state !== 'blocked') {
    await answerTold(account, of.id, [step.section_id], by.kind === 'user' ? null : 'blocked');
  }
  if (await queueClaim(account, of, step.section_id, now)) await advanceHere(account, of.id);
  const details = { caseId: of.id, sectionId: step.section_id, stepId: id };
  const who = { at: now, userId: by.kind === 'user' ? by.userId : null };
  const isDone = changed.state === 'done' && step.state !== 'done';
  await recordActivity(
    account,
    isDone
      ? { ...who, kind: 'step_done', details }
      : {
          ...who,
          kind: 'step_changed',
          details: { ...details, state: changed.state },
        },
  );
  return changed;
}

/** Null when the case has no such step. */
export async function findStep(
  account: AccountWriter,
  caseId: string,
  stepId: string,
): Promise<CaseStepRow | null> {
  const step = await account
    .caseSteps()
    .where('case_id', '=', caseId)
    .where('id', '=', stepId)
    .selectAll('case_steps')
    .executeTakeFirst();
  return step ?? null;
}
