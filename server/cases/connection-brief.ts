import type { BriefConnection } from '../contract/brief-connection.ts';
import type { ConnectionRow } from '../store/tables.ts';

/** A connection in short, field by field. */
export function formatBrief(row: ConnectionRow): BriefConnection {
  return {
    id: row.id,
    provider: row.provider,
    providerUniqueIdentifier: row.provider_identity,
    displayName: row.display_name,
    email: row.email,
    organization:
      row.organization_id === null
        ? null
        : { id: row.organization_id, name: row.organization_name ?? row.organization_id },
    accountType: row.account_type,
    userId: row.user_id || null,
    state: row.state,
  };
}
