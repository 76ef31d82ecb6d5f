import type { ActivityEntry } from '../contract/activity.ts';
import type { ActivityRow } from '../store/tables.ts';

/** A row as the contract shows it; only `recordActivity` writes the details. */
export function formatActivity(row: ActivityRow): ActivityEntry {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    userId: row.user_id || null,
    details: JSON.parse(row.details),
  };
}
