import { z } from 'zod';
import { mondayId, providerId, time } from './common.ts';

/** Actor of a section. */
export const actor = z.enum([
  'monday_admin',
  'entra_admin',
  'provider_admin',
  'person',
  'monday_support',
]);
export type Actor = z.infer<typeof actor>;

/** The actor whose turn it is. */
export const waitsFor = z.object({
  actor,
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  userId: mondayId.nullable(),
  /** Of a provider's administrator: at which; null for everyone else. */
  provider: providerId.nullable(),
});
export type WaitsFor = z.infer<typeof waitsFor>;

/**
 * Told by the acting person of a section:
 * - `blocked`: something is in the way of a step
 * - `finished`: the holder of a case link says so, or did steps of it and none is open any more
 */
export const told = waitsFor.extend({
  kind: z.enum(['blocked', 'finished']),
  at: time,
  /** The unchecked name of the holder of a case link; null for a monday user. */
  saidToBe: z.string().nullable(),
  /** Why they cannot do the section as a whole; null where a step's note says it. */
  note: z.string().nullable(),
  /** Number of its steps that are open, also when it was told as finished. */
  openSteps: z.int(),
});
export type Told = z.infer<typeof told>;
