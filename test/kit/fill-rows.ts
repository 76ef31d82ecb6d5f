import { v7 as uuidv7 } from 'uuid';
import { normalizeForSearch, searchText } from '../../server/connections/normalize.ts';
import { createMicrosoft } from '../../server/providers/microsoft/microsoft-identity.ts';
import type { ConnectionTable } from '../../server/store/connection-table.ts';
import type { HistoryTable } from '../../server/store/tables.ts';
import type { PlausibleConnection } from './plausible.ts';

const provider = createMicrosoft({ MICROSOFT_CLOUD: 'global' });

/** Made many at a time: one random read an id takes as long as writing its row. */
const randomBytes = new Uint8Array(16 * 1024);
let randomUsed = randomBytes.length;

function identifiedAt(time: string): string {
  if (randomUsed === randomBytes.length) {
    crypto.getRandomValues(randomBytes);
    randomUsed = 0;
  }
  randomUsed += 16;
  const random = randomBytes.subarray(randomUsed - 16, randomUsed);
  return uuidv7({ msecs: Date.parse(time), random });
}

/** Returns the row that an identity call of this connection would have left. */
export function rowOf(accountId: string, made: PlausibleConnection): ConnectionTable {
  const { identity, grantedScopes, access, userId, connectedAt } = made;
  const { organization } = identity;
  const first = connectedAt[0] as string;
  const last = connectedAt.at(-1) as string;
  return {
    account_id: accountId,
    id: identifiedAt(first),
    provider: 'microsoft',
    provider_identity: identity.providerUniqueIdentifier,
    user_id: String(userId),
    seen_with_user_id: null,
    source: 'identity',
    display_name: identity.displayName,
    email: identity.email,
    organization_id: organization?.id ?? null,
    organization_name: organization?.name ?? null,
    account_type: identity.accountType,
    granted_scopes: grantedScopes && JSON.stringify(grantedScopes),
    access,
    risk: provider.riskOf(grantedScopes ?? provider.requestedScopes),
    at_provider_state: 'granted',
    at_provider_at: last,
    at_provider_by: null,
    at_provider_proof: null,
    at_provider_checked_at: null,
    in_monday_state: 'stored',
    in_monday_at: last,
    in_monday_by: null,
    state: 'active',
    state_since: first,
    refused_at: null,
    still_works_at: null,
    still_granted_at: null,
    still_stored_at: null,
    reconnected_at: null,
    acknowledged_at: null,
    acknowledged_by: null,
    acknowledged_reason: null,
    case_id: null,
    clock_ends_at: null,
    first_connected_at: first,
    last_connected_at: last,
    times_connected: connectedAt.length,
    last_used_at: null,
    used_in: 0,
    sort_name: normalizeForSearch(identity.displayName),
    search_text: searchText([
      identity.displayName,
      identity.email,
      organization?.name,
      identity.providerUniqueIdentifier,
    ]),
  };
}

/** Returns the history of that row, an entry each time it was connected. */
export function historyOf(row: ConnectionTable, connectedAt: string[]): HistoryTable[] {
  return connectedAt.map((at, index) => ({
    account_id: row.account_id,
    connection_id: row.id,
    id: identifiedAt(at),
    kind: index === 0 ? 'connected' : 'connected_again',
    at,
    user_id: row.user_id,
  }));
}
