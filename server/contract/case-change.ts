import { z } from 'zod';
import { actor, caseStep, leftOutAtOnce, mostNamed, stepOutcome, stepState } from './case.ts';
import { day, mondayId, time } from './common.ts';
import { typedNote } from './plain-text.ts';
import { problem } from './problem.ts';

const note = typedNote(2000).nullable();

/** Body of `PATCH /api/cases/{id}/steps/{stepId}`. What is absent stays. */
export const stepChange = z.strictObject({
  version: z.int().min(1),
  state: stepState.optional(),
  note: note.optional(),
  /** Not in the future; absent: now, when the step becomes done. */
  reportedAt: time.optional(),
  /** Needed to complete a step that asks for it. */
  outcome: stepOutcome.optional(),
});
export type StepChange = z.infer<typeof stepChange>;

/** Answer of a change of a step. */
export const stepChanged = z.object({ step: caseStep });
/** 409: another change came first. That step is in it; nothing was changed. */
export const stepOutdated = problem.extend({ step: caseStep });

/** Body of `POST /api/cases/{id}/connections`: those that are offered, or were left out. */
export const addConnections = z.strictObject({
  connectionIds: z.array(z.uuid()).min(1).max(mostNamed),
});

/** Body of `PATCH /api/cases/{id}`. What is absent stays; null takes the owner or the day away. */
export const caseHandling = z
  .strictObject({ owner: mondayId.nullable().optional(), dueOn: day.nullable().optional() })
  .refine(({ owner, dueOn }) => owner !== undefined || dueOn !== undefined, {
    error: 'names nothing to change: give "owner" or "dueOn"',
  });
export type CaseHandling = z.infer<typeof caseHandling>;

/** Body of `POST /api/cases/{id}/left-out`. A repeat changes nothing. */
export const leaveOut = z.strictObject({
  connectionIds: z.array(z.uuid()).min(1).max(leftOutAtOnce),
  /** Why: it stands in the case and its report. */
  reason: typedNote(500).min(1),
});
export type LeaveOut = z.infer<typeof leaveOut>;

/** Body of `POST /api/cases/{id}/own-accounts`. A repeat changes nothing. */
export const setOwnAccount = z.strictObject({
  connectionId: z.uuid(),
  /** True where its account is the person's own, so that steps may hit it as a whole. */
  isOwn: z.boolean(),
});
export type SetOwnAccount = z.infer<typeof setOwnAccount>;

/** Body of `POST /api/cases/{id}/close`. */
export const closeCase = z.strictObject({
  /** Sections that the caller closes although steps or connections in them are still open. */
  leaveOpen: z.array(z.uuid()).max(1000).default([]),
  note: note.optional(),
  /** `people`: from now on those whom it is about see what was done. There is no way back. */
  visibility: z.literal('people').optional(),
});

/** 409 of closing: every section with something open must be named in `leaveOpen`. */
export const caseStillOpen = problem.extend({
  open: z.array(
    z.object({
      sectionId: z.uuid(),
      actor,
      organization: z.object({ id: z.string(), name: z.string() }).nullable(),
      openStepIds: z.array(z.uuid()),
      /** Connected again since the section's steps were done. */
      reconnected: z.int(),
      /** Of how many what was reported or confirmed does not hold. */
      contradicted: z.int(),
    }),
  ),
});
