import { z } from 'zod';
import { leftOutConnection } from './brief-connection.ts';
import { type Actor, actor, type Told, told, waitsFor } from './case-actor.ts';
import { type CaseStatus, caseStatus, earlierCase } from './case-brief.ts';
import { caseEvidence, sectionCheck } from './case-check.ts';
import {
  type CaseTarget,
  caseTarget,
  mostNamed,
  type ShownTarget,
  shownTarget,
} from './case-target.ts';
import { day, mondayId, providerId, time } from './common.ts';
import { accountType } from './connection.ts';
import { type Situation, situation } from './guide.ts';

export type { Situation, Told };
export { type CaseTarget, caseTarget, mostNamed, type ShownTarget, shownTarget };

/** `admins`: the people it is about see the state from before and no case. `people`: they see their part. */
export const caseVisibility = z.enum(['admins', 'people']);
export type CaseVisibility = z.infer<typeof caseVisibility>;
export { type CaseStatus, caseStatus };

/** As many connections are left out by one call. */
export const leftOutAtOnce = 100;

export { type Actor, actor };

/**
 * The way in which access is revoked at the provider. The last three end it for everyone of the
 * organization; facts:
 * https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions
 */
export const method = z.enum([
  'own_account',
  'one_person',
  'block_sign_in',
  'revoke_permissions',
  'remove_app',
  /** For other providers than Microsoft. */
  'admin_console',
]);
export type Method = z.infer<typeof method>;
export const tenantWideMethod = method.extract([
  'block_sign_in',
  'revoke_permissions',
  'remove_app',
]);

export const half = z.enum(['provider', 'monday']);
export type Half = z.infer<typeof half>;

/** Report of a completed step; a step that only prepares or checks reports nothing. */
export const stepReport = z.enum(['provider', 'monday_requested', 'monday_deleted']);
export type StepReport = z.infer<typeof stepReport>;

export const stepState = z.enum(['open', 'done', 'not_needed', 'blocked']);
export type StepState = z.infer<typeof stepState>;

/** Answer of a step that asks: whether there was something to delete, which alone is a report. */
export const stepOutcome = z.enum(['deleted', 'none']);
export type StepOutcome = z.infer<typeof stepOutcome>;

export const stepByKind = z.enum(['user', 'support', 'system']);
export type StepByKind = z.infer<typeof stepByKind>;

/** The user who completed a step. `saidToBe` is an unchecked name that the holder of a case link typed. */
const stepBy = z.object({
  kind: stepByKind,
  userId: mondayId.nullable(),
  saidToBe: z.string().nullable(),
});

/** A change of the time at which a step was reported as done. */
export const stepCorrection = z.object({
  from: time,
  to: time,
  /** When it was made. */
  at: time,
  /** As in a claim: a monday user id, or `support: ` and a name; empty for one deleted since. */
  by: z.string(),
});
export type StepCorrection = z.infer<typeof stepCorrection>;

export const caseStep = z.object({
  id: z.uuid(),
  /** Names the step within its guide; the guide says what to do. */
  key: z.string(),
  reports: stepReport.nullable(),
  state: stepState,
  note: z.string().nullable(),
  by: stepBy.nullable(),
  /** When the state was set last, by the server's clock. */
  at: time.nullable(),
  /** When the person says they did it; only of a step that is done. */
  reportedAt: time.nullable(),
  /** Completing it needs an answer. */
  asksOutcome: z.boolean(),
  outcome: stepOutcome.nullable(),
  /** The first one first; none is ever left out. */
  corrections: z.array(stepCorrection),
  version: z.int().min(1),
});
export type CaseStep = z.infer<typeof caseStep>;

/** Report of a section about one side. Never more than reported: a completed step proves nothing. */
export const claim = z.object({
  state: z.enum(['reported', 'requested', 'reported_deleted']),
  at: time,
  /**
   * A monday user id, or `support: ` and the name that the holder of a case link gave; empty for a
   * person who was deleted since.
   */
  by: z.string(),
  stepId: z.uuid(),
});
export type Claim = z.infer<typeof claim>;

const sectionProof = z.object({
  claim: claim.nullable(),
  /**
   * Until when tokens already issued may work; null when nothing is reported or confirmed, nothing of
   * it holds, or it is not known.
   */
  clockEndsAt: time.nullable(),
  check: sectionCheck.nullable(),
  /**
   * Connections by what is known of this side, each counted once; null for more than 1,000, which are
   * not counted. `granted`: a check found the access there, and nothing is reported.
   */
  counts: z
    .object({
      open: z.int(),
      granted: z.int(),
      refused: z.int(),
      requested: z.int(),
      reported: z.int(),
      seen: z.int(),
      contradicted: z.int(),
    })
    .nullable(),
});

export const caseSection = z.object({
  id: z.uuid(),
  actor,
  /** The side that it removes; null for what prepares or follows. */
  half: half.nullable(),
  provider: providerId.nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  accountType: accountType.nullable(),
  /** The user, where one person acts for themselves. */
  userId: mondayId.nullable(),
  method: method.nullable(),
  /** The guide that its steps are of. */
  guideId: z.string(),
  connectionCount: z.int(),
  /** Its accounts are the person's own: steps may hit an account as a whole. */
  isOwnAccount: z.boolean(),
  /** The first 1,000, by id. */
  connectionIds: z.array(z.uuid()),
  steps: z.array(caseStep),
  proof: sectionProof.nullable(),
});
export type CaseSection = z.infer<typeof caseSection>;

/** A case as lists show it. */
export const caseSummary = z.object({
  id: z.uuid(),
  situation,
  target: shownTarget,
  visibility: caseVisibility,
  status: caseStatus,
  /** Null for a person who was deleted since. */
  openedBy: mondayId.nullable(),
  openedAt: time,
  closedBy: mondayId.nullable(),
  closedAt: time.nullable(),
  /** The user who sees to it that it gets done: its opener, until another is named. Null: no user. */
  owner: mondayId.nullable(),
  /** The day by whose end it is to be done; null where none was set. */
  dueOn: day.nullable(),
  /** `part`: only what concerns the caller's own connections is shown, and only that can be ticked. */
  view: z.enum(['whole', 'part']),
  connectionCount: z.int(),
  /**
   * The providers at which access ends, as far as the caller sees the case: each once, in the order of
   * its sections.
   */
  providers: z.array(providerId),
  steps: z.object({ done: z.int(), total: z.int() }),
  evidence: caseEvidence,
  /** Actors with open steps, or with reports that do not hold; at most 5. */
  waitsFor: z.array(waitsFor),
  /** Of an open case: what is blocked before what is finished, the latest first; at most 5. */
  told: z.array(told),
  /**
   * The latest time until which tokens already issued may work, of all that is reported or confirmed
   * and holds; null when there is none, or it is not known.
   */
  clockEndsAt: time.nullable(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

/** Answer of `GET /api/cases/{id}`. */
export const revocationCase = caseSummary.extend({
  /** The first 1,000, by id; the rest by `GET /api/cases/{id}/connections`. */
  connectionIds: z.array(z.uuid()),
  /** Connections that fit the target and came later: offered, never added silently. */
  offered: z.object({ count: z.int(), countExact: z.boolean(), connectionIds: z.array(z.uuid()) }),
  /** Connected again since the case was opened, which voids older proof; at most 100. */
  reconnected: z.array(z.object({ connectionId: z.uuid(), at: time })),
  /** The latest 100; to who sees the case in part: none. */
  leftOut: z.object({ count: z.int(), connections: z.array(leftOutConnection) }),
  closeNote: z.string().nullable(),
  /** Cases that some of its connections were in before: the latest first, at most 5. */
  earlier: z.array(earlierCase),
  /**
   * False while a change of a large case is being written to its connections. Each of them is shown with
   * the change all the same; what is counted over many follows.
   */
  isSettled: z.boolean(),
  /** Progress of the changes that are being written; null where all is. */
  progress: z.object({ reached: z.int(), of: z.int() }).nullable(),
  sections: z.array(caseSection),
});
export type RevocationCase = z.infer<typeof revocationCase>;
