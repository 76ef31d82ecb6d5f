import { z } from 'zod';
import { providerToken } from './identity.ts';

/** An id of monday's in a run or a field call, as text; what cannot be one counts as not given. */
export const runId = z
  .union([z.int(), z.string().regex(/^[\w:.-]{1,100}$/)])
  .transform(String)
  .nullish()
  .catch(null);

const params = z.record(z.string(), z.unknown()).nullish().catch(null);

/**
 * One credential of a run or a field call.
 * https://developer.monday.com/apps/docs/workflows-actions
 */
export const runCredential = z.object({
  /** monday's own id of the stored credential. */
  userCredentialsId: runId,
  /** Fresh in each call. */
  accessToken: providerToken,
  userCredentialsParams: params,
  tokenRequestedParams: params,
});
export type RunCredential = z.infer<typeof runCredential>;

/** By the key that the app gives each kind; each is checked when it is used. */
export const credentialsValues = z.record(z.string(), z.unknown()).nullish();

/**
 * The provider of a call's only credential, where its key does not tell: the address of a block or a
 * field may end in `?provider=google`.
 */
export const providerHint = z.object({
  provider: z.string().max(60).optional().catch(undefined),
});
