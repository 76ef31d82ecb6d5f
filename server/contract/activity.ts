import { z } from 'zod';
import { activityKinds } from './activity-kinds.ts';
import { caseVisibility, stepState } from './case.ts';
import { linkNames } from './case-link.ts';
import { day, mondayId, providerId, time } from './common.ts';
import { appAtEntra } from './entra-check.ts';
import { inventoryNumbers } from './entra-inventory.ts';
import { situation } from './guide.ts';
import { narrowing } from './list-filter.ts';
import { pageFields } from './paging.ts';

const action = {
  id: z.uuid(),
  at: time,
  /** The actor; null for the holder of a case link, and for a user who was deleted since. */
  userId: mondayId.nullable(),
};

const ofCase = z.object({ caseId: z.uuid() });
const ofStep = ofCase.extend({ sectionId: z.uuid(), stepId: z.uuid() });
const ofLink = ofCase.extend({ linkId: z.uuid() });

const connected = z.object({ connectionId: z.uuid(), provider: providerId });

/**
 * One action. Each kind has its own details; later kinds join the union, so that a reader must expect
 * kinds that it does not know.
 */
export const activityEntry = z.discriminatedUnion('kind', [
  /** Looked at the list of the whole account; at most once an hour an admin. */
  z.object({ ...action, kind: z.literal('list_viewed'), details: z.object({}) }),
  /** Began an export of the list of the whole account. */
  z.object({
    ...action,
    kind: z.literal('list_exported'),
    details: narrowing,
  }),
  /** Began an export of the people with connections. */
  z.object({
    ...action,
    kind: z.literal('people_exported'),
    /** True if a search narrowed it; the search text is not stored. */
    details: z.object({ searched: z.boolean() }),
  }),
  z.object({ ...action, kind: z.literal('connected'), details: connected }),
  z.object({ ...action, kind: z.literal('connected_again'), details: connected }),
  z.object({ ...action, kind: z.literal('alert_acknowledged'), details: connected }),
  z.object({ ...action, kind: z.literal('acknowledgement_withdrawn'), details: connected }),
  z.object({
    ...action,
    kind: z.literal('case_opened'),
    details: ofCase.extend({
      situation,
      visibility: caseVisibility,
      connections: z.int(),
      /** The conditions of the list, of a case about all that a filter finds. */
      chosenBy: narrowing.optional(),
    }),
  }),
  z.object({ ...action, kind: z.literal('step_done'), details: ofStep }),
  /** Its state, its note or its time, but not from open to done. */
  z.object({
    ...action,
    kind: z.literal('step_changed'),
    details: ofStep.extend({ state: stepState }),
  }),
  z.object({
    ...action,
    kind: z.literal('connections_added'),
    details: ofCase.extend({ connections: z.int() }),
  }),
  z.object({
    ...action,
    kind: z.literal('case_assigned'),
    /** To whom, without an id: the case names its owner. */
    details: ofCase.extend({ owner: z.enum(['self', 'other', 'none']) }),
  }),
  z.object({
    ...action,
    kind: z.literal('case_due'),
    details: ofCase.extend({ dueOn: day.nullable() }),
  }),
  z.object({
    ...action,
    kind: z.literal('connections_left_out'),
    details: ofCase.extend({ connections: z.int() }),
  }),
  /** Said that an account is the person's own, or that it is not. */
  z.object({
    ...action,
    kind: z.literal('own_account_set'),
    details: ofCase.extend({ connectionId: z.uuid(), isOwn: z.boolean() }),
  }),
  z.object({
    ...action,
    kind: z.literal('case_closed'),
    details: ofCase.extend({
      /** Sections in which something was still open. */
      leftOpen: z.int(),
      /** True if the users it is about see the case from now on. */
      shown: z.boolean(),
    }),
  }),
  z.object({ ...action, kind: z.literal('case_reopened'), details: ofCase }),
  z.object({ ...action, kind: z.literal('case_withdrawn'), details: ofCase }),
  z.object({
    ...action,
    kind: z.literal('link_made'),
    details: ofLink.extend({ names: linkNames, expiresAt: time, sections: z.int() }),
  }),
  /** The steps were shown to who holds the link; at most once an hour a link. */
  z.object({ ...action, kind: z.literal('link_opened'), details: ofLink }),
  z.object({ ...action, kind: z.literal('link_taken_back'), details: ofLink }),
  /** The holder of a link told of a section as a whole. */
  z.object({
    ...action,
    kind: z.literal('section_told'),
    details: ofLink.extend({ sectionId: z.uuid(), told: z.enum(['blocked', 'finished', 'none']) }),
  }),
  z.object({ ...action, kind: z.literal('report_opened'), details: ofCase }),
  /** Had Entra say what is really granted in one organization. */
  z.object({
    ...action,
    kind: z.literal('entra_checked'),
    details: ofCase.extend({
      organizationId: z.string(),
      result: appAtEntra,
      /** Connections found granted, and confirmed as blocked or removed; absent: not counted by then. */
      granted: z.int().optional(),
      confirmed: z.int().optional(),
      /** The case link by which it was made; absent: a monday user had it made. */
      linkId: z.uuid().optional(),
    }),
  }),
  /** Made an inventory at Entra, and chose to keep its numbers. */
  z.object({
    ...action,
    kind: z.literal('inventory_made'),
    details: inventoryNumbers.extend({ organizationId: z.string() }),
  }),
]);
export type ActivityEntry = z.infer<typeof activityEntry>;
export type ActivityKind = ActivityEntry['kind'];

export const activityKind = z.enum(activityKinds satisfies readonly ActivityKind[]);

export const activityQuery = z.strictObject({
  userId: mondayId.optional(),
  kind: activityKind.optional(),
  ...pageFields,
});
export type ActivityQuery = z.infer<typeof activityQuery>;

/** Answer of `GET /api/activity`: newest first. */
export const activityPage = z.object({
  items: z.array(activityEntry),
  nextCursor: z.string().nullable(),
});
export type ActivityPage = z.infer<typeof activityPage>;
