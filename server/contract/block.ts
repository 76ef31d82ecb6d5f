import { z } from 'zod';
import { credentialsValues, runId } from './credentials.ts';

const fields = z.record(z.string(), z.unknown()).nullish().catch(null);

const host = z.object({ hostInstanceId: runId, hostType: runId }).nullish().catch(null);

/**
 * Body of a block run. Unmapped inputs are absent, fields that monday may add are ignored, and only
 * what cannot be done without is insisted on: a field of no use here must not fail an automation.
 * https://developer.monday.com/apps/docs/workflows-actions
 */
export const blockRequest = z.object({
  payload: z.object({
    credentialsValues,
    inputFields: fields,
    inboundFieldValues: fields,
    recipeId: runId,
    integrationId: runId,
    boardId: runId,
    hostMetadata: host,
  }),
  runtimeMetadata: z
    .object({
      /** One execution of an action; the same again when monday repeats it. */
      actionUuid: runId,
      hostMetadata: host,
    })
    .nullish()
    .catch(null),
});
export type BlockRequest = z.infer<typeof blockRequest>;

/** Outputs that the block passes to the next one. */
export const blockAnswer = z.object({
  outputFields: z.object({
    /** True only where the provider was asked and accepts the connection now. */
    works: z.boolean(),
    /** One sentence. */
    reason: z.string(),
    /** Empty where the provider does not say. */
    displayName: z.string(),
    email: z.string(),
    organization: z.string(),
  }),
});
export type BlockAnswer = z.infer<typeof blockAnswer>;

/**
 * monday's form of a failed run: 4000 fails this run and it may run again, 6000 disables the
 * automation. https://developer.monday.com/apps/docs/error-handling
 */
export const blockError = z.object({
  severityCode: z.union([z.literal(4000), z.literal(6000)]),
  notificationErrorTitle: z.string(),
  notificationErrorDescription: z.string(),
  runtimeErrorDescription: z.string(),
  disableErrorDescription: z.string().optional(),
});
export type BlockError = z.infer<typeof blockError>;
