import { z } from 'zod';
import { mondayId } from './common.ts';

/** monday sends ids as numbers here; text is accepted too. Always text inside. */
export const incomingId = z.union([z.int().positive().transform(String), mondayId]);

/** A token of up to so many characters that can go into a header: visible ASCII only. */
export const headerToken = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\x21-\x7e]+$/, 'must be one token');

/** A provider's token. `Bearer ` before it and space around it are no part of it. */
export const providerToken = z
  .string()
  .max(16_384)
  .transform((text) => text.trim().replace(/^Bearer +/i, ''))
  .pipe(headerToken(16_384));

/** Unreadable values count as absent: a refusal here would stop a person's connecting. */
const params = z.record(z.string(), z.unknown()).nullish().catch(null);

/** An empty text names no one. */
const idOrEmpty = z.union([incomingId, z.literal('').transform(() => null)]).nullish();

/**
 * Body of monday's identifier call.
 * https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials
 * Fields that monday may add one day are ignored, not refused.
 */
export const identityRequest = z.object({
  /** The page shows the token apart from the payload; public implementations read it in the body. */
  token: providerToken.nullish(),
  /** The signed token says both; where the body does, too, they must agree. */
  userId: idOrEmpty,
  accountId: idOrEmpty,
  appFeatureReferenceId: z.union([z.int(), z.string()]).nullish().catch(null),
  callbackRequestedParams: params,
  tokenRequestedParams: params,
  userCredentialsParams: params,
});
export type IdentityRequest = z.infer<typeof identityRequest>;

export const identityAnswer = z.object({
  providerUniqueIdentifier: z.string(),
  displayName: z.string(),
});
