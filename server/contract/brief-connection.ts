import { z } from 'zod';
import { mondayId, time } from './common.ts';
import { connection } from './connection.ts';
import { connectionUse } from './use.ts';

/** A connection, as short as a dry run, a case link or a report needs it. */
export const briefConnection = connection.pick({
  id: true,
  provider: true,
  providerUniqueIdentifier: true,
  displayName: true,
  email: true,
  organization: true,
  accountType: true,
  userId: true,
  state: true,
});
export type BriefConnection = z.infer<typeof briefConnection>;

/** A connection that a case does not cover, although it was to. */
export const leftOutConnection = briefConnection.extend({
  leftOutAt: time,
  /** Null for a person who was deleted since. */
  leftOutBy: mondayId.nullable(),
  /** Why; null where it was left out before the case was opened. */
  reason: z.string().nullable(),
});
export type LeftOutConnection = z.infer<typeof leftOutConnection>;

/** Other users of the same account at the provider; admins alone are told who. */
export const alsoUsedBy = z.object({
  count: z.int(),
  /** The first five that are known; none for callers who are no admins. */
  userIds: z.array(mondayId),
});
export type AlsoUsedBy = z.infer<typeof alsoUsedBy>;

/** A known use, with the connection that it depends on: its user and connected account. */
export const knownUse = connectionUse.extend({
  connectionId: z.uuid(),
  ...briefConnection.pick({ provider: true, displayName: true, userId: true }).shape,
});
export type KnownUse = z.infer<typeof knownUse>;
