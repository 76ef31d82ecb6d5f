import { recordActivity } from '../../activity/record-activity.ts';
import type { StepState } from '../../contract/case.ts';
import type { StepChange } from '../../contract/case-change.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { CaseRow, CaseSectionRow, CaseStepRow } from '../../store/case-tables.ts';
import { findSteps } from '../case-queries.ts';
import { readClaim, sectionClaim } from '../claim.ts';
import { advanceHere, queueEffect } from '../effects/effects.ts';

/** Another user changed the step first. */
export class StepOutdated extends Error {
  readonly step: CaseStepRow;
  constructor(step: CaseStepRow) {
    super('the step has changed');
    this.step = step;
  }
}

/** A change that cannot be; `field` is the one at fault. */
export class StepFault extends Error {
  readonly field: 'note' | 'reportedAt';
  constructor(field: 'note' | 'reportedAt', message: string) {
    super(message);
    this.field = field;
  }
}

/** The case is closed or withdrawn: nothing in it changes. */
export class CaseNotOpen extends Error {}

/** The actor of a change of a step. */
export type Ticker =
  | { kind: 'user'; userId: string }
  /** With a case link; the name is what they say. */
  | { kind: 'support'; saidToBe: string };

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

function changedStep(step: CaseStepRow, change: StepChange, by: Ticker, now: string) {
  const state = change.state ?? step.state;
  const note = change.note === undefined ? step.note : change.note || null;
  if (state === 'blocked' && note === null) {
    throw new StepFault('note', 'Say what is in the way.');
  }
  const reportedAt = reportedAtOf(step, change, state, now);
  // A note is no report: what was reported stays with who reported it.
  const isSameReport = step.state === 'done' && state === 'done' && reportedAt === step.reported_at;
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
    version: step.version + 1,
  };
}

/** Applies the report of the section to its connections where it changed. */
async function updateClaim(
  account: AccountWriter,
  of: CaseRow,
  sectionId: string,
  now: string,
): Promise<void> {
  const section: CaseSectionRow = await account
    .caseSections()
    .where('case_id', '=', of.id)
    .where('id', '=', sectionId)
    .selectAll('case_sections')
    .executeTakeFirstOrThrow();
  const { half } = section;
  const next = sectionClaim(half, await findSteps(account, of.id, [sectionId]));
  const text = next && JSON.stringify(next);
  if (half === null || text === section.claim) return;
  await account
    .updateCaseSections({ claim: text })
    .where('case_id', '=', of.id)
    .where('id', '=', sectionId)
    .execute();
  const previous = readClaim(section.claim);
  await queueEffect(account, of.id, { kind: 'claim', sectionId, half, previous, next, at: now });
  await advanceHere(account, of.id);
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
  await updateClaim(account, of, step.section_id, now);
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
