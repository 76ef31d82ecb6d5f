import { z } from 'zod';
import { time } from './common.ts';

/** An id of monday's, as text; null where monday did not name it. */
const id = z.string().nullable();

/**
 * A place where a connection was seen used, as far as monday named it. `kind` says which id leads
 * there: a board, another object that holds automations (such as a workflow), or only the automation.
 */
export const usePlace = z.object({
  kind: z.enum(['board', 'object', 'automation', 'unknown']),
  boardId: id,
  /** As monday names it, such as `app_feature_object`. */
  hostType: id,
  hostInstanceId: id,
  /** The automation in its account. */
  integrationId: id,
  /** The recipe that it was made from; many automations may share one. */
  recipeId: id,
});
export type UsePlace = z.infer<typeof usePlace>;

/** A known use. What was never seen running is not here. */
export const connectionUse = z.object({
  where: usePlace,
  firstUsedAt: time,
  lastUsedAt: time,
  /** Runs seen there; a run that monday repeated counts once. */
  runs: z.int().min(1),
});
export type ConnectionUse = z.infer<typeof connectionUse>;

/** monday's own id of the stored credential, which its support can find it by. */
export const knownCredential = z.object({ userCredentialsId: z.string(), since: time });
export type KnownCredential = z.infer<typeof knownCredential>;
