import type { ConnectionUse, UsePlace } from '../contract/use.ts';
import type { UseRow } from '../store/tables.ts';

function kindOf(row: UseRow): UsePlace['kind'] {
  if (row.board_id !== null) return 'board';
  if (row.host_instance_id !== null) return 'object';
  return row.integration_id !== null || row.recipe_id !== null ? 'automation' : 'unknown';
}

/** A row as the contract shows it, field by field. */
export function formatUse(row: UseRow): ConnectionUse {
  return {
    where: {
      kind: kindOf(row),
      boardId: row.board_id,
      hostType: row.host_type,
      hostInstanceId: row.host_instance_id,
      integrationId: row.integration_id,
      recipeId: row.recipe_id,
    },
    firstUsedAt: row.first_used_at,
    lastUsedAt: row.last_used_at,
    runs: row.runs,
  };
}
