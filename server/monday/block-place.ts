import type { BlockRequest } from '../contract/block.ts';
import { runId } from '../contract/credentials.ts';
import type { Place } from '../uses/place.ts';

/** A field's value as it is, or in the object that some fields come in. */
function givenValue(field: unknown): string | null {
  const isObject = typeof field === 'object' && field !== null;
  return runId.parse(isObject ? (field as { value?: unknown }).value : field) ?? null;
}

/**
 * Returns where a run took place. monday names the host beside the run or within the payload, and a
 * board where the automation lives on one or hands one to the block.
 */
export function runPlace({ payload, runtimeMetadata }: BlockRequest): Place {
  const host = runtimeMetadata?.hostMetadata ?? payload.hostMetadata;
  const hostType = host?.hostType ?? null;
  const hostInstanceId = host?.hostInstanceId ?? null;
  const isBoard = hostType !== null && /^(app_feature_)?board$/i.test(hostType);
  return {
    recipeId: payload.recipeId ?? null,
    integrationId: payload.integrationId ?? null,
    hostType,
    hostInstanceId,
    boardId:
      (isBoard ? hostInstanceId : null) ??
      payload.boardId ??
      givenValue(payload.inputFields?.boardId) ??
      givenValue(payload.inboundFieldValues?.boardId),
  };
}
