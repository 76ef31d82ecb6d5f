import { z } from 'zod';
import { mondayId, providerId, time } from './common.ts';
import { connectionsQuery } from './connection.ts';
import { pageFields } from './paging.ts';

/** The fields of a list's filter that hold one of a few values: never names, people or search text. */
export const listFilter = z.object(
  connectionsQuery.pick({
    provider: true,
    state: true,
    alert: true,
    organizationId: true,
    accountType: true,
    access: true,
    risk: true,
    unusedForDays: true,
  }).shape,
);
export type ListFilter = z.infer<typeof listFilter>;

const deed = {
  id: z.uuid(),
  at: time,
  /** Who did it. */
  userId: mondayId,
};

const connected = z.object({ connectionId: z.uuid(), provider: providerId });

/**
 * One deed. Each kind has its own details; later kinds join the union, so that a reader must expect
 * kinds that it does not know.
 */
export const activityEntry = z.discriminatedUnion('kind', [
  /** Looked at the list of the whole account; at most once an hour an admin. */
  z.object({ ...deed, kind: z.literal('list_viewed'), details: z.object({}) }),
  /** Began an export of the list of the whole account. */
  z.object({
    ...deed,
    kind: z.literal('list_exported'),
    details: z.object({
      filter: listFilter,
      /** Whether a search narrowed it; what was searched for is not kept. */
      searched: z.boolean(),
      /** How many people it was narrowed to; null for everyone. */
      people: z.int().min(0).nullable(),
    }),
  }),
  z.object({ ...deed, kind: z.literal('connected'), details: connected }),
  z.object({ ...deed, kind: z.literal('connected_again'), details: connected }),
]);
export type ActivityEntry = z.infer<typeof activityEntry>;
export type ActivityKind = ActivityEntry['kind'];

export const activityKind = z.enum([
  'list_viewed',
  'list_exported',
  'connected',
  'connected_again',
] satisfies ActivityKind[]);

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
