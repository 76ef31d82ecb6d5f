/** The place of a run, as far as monday named it. */
export interface Place {
  recipeId: string | null;
  integrationId: string | null;
  hostType: string | null;
  hostInstanceId: string | null;
  boardId: string | null;
}

/**
 * Names a place within its account. The automation's own id is enough where it is given: the board
 * of a run may change from item to item while the automation stays the same.
 */
export function placeKey({ integrationId, hostType, hostInstanceId, recipeId }: Place): string {
  if (integrationId !== null) return `integration:${integrationId}`;
  if (hostInstanceId !== null) {
    return `host:${hostType ?? ''}:${hostInstanceId}:${recipeId ?? ''}`;
  }
  return recipeId === null ? 'unknown' : `recipe:${recipeId}`;
}
