import { v7 as uuidv7 } from 'uuid';
import type { ProviderId } from '../contract/common.ts';
import type { Access, Risk } from '../contract/connection.ts';
import type { HistoryKind } from '../contract/connection-history.ts';
import type { Identity } from '../providers/shared/provider-definition.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { CounterChanges } from './connection-counts.ts';
import { normalizeForSearch, searchText } from './normalize.ts';

/** A connection as a provider's answer describes it. */
export interface SeenIdentity {
  provider: ProviderId;
  identity: Identity;
  /** Null where the token response named none. */
  grantedScopes: string[] | null;
  access: Access;
  risk: Risk;
  /** ISO 8601, UTC. */
  at: string;
}

/** Returns the identity in the columns that lists and searches read. */
export function describedIdentity({ identity }: { identity: Identity }) {
  const { organization } = identity;
  return {
    display_name: identity.displayName,
    email: identity.email,
    organization_id: organization?.id ?? null,
    organization_name: organization?.name ?? null,
    account_type: identity.accountType,
    sort_name: normalizeForSearch(identity.displayName),
    search_text: searchText([
      identity.displayName,
      identity.email,
      organization?.name,
      identity.providerUniqueIdentifier,
    ]),
  };
}

/** Returns the provider's current answer; a repeat replaces it. */
export function describedConnection(seen: SeenIdentity) {
  return {
    ...describedIdentity(seen),
    granted_scopes: seen.grantedScopes && JSON.stringify(seen.grantedScopes),
    access: seen.access,
    risk: seen.risk,
    last_connected_at: seen.at,
  };
}

/** Makes a connection's row and counts it. */
export async function insertNew(
  account: AccountWriter,
  seen: SeenIdentity,
  who: Pick<ConnectionRow, 'user_id' | 'seen_with_user_id' | 'source' | 'times_connected'>,
): Promise<ConnectionRow> {
  const row = await account
    .insertConnection({
      id: uuidv7(),
      provider: seen.provider,
      provider_identity: seen.identity.providerUniqueIdentifier,
      at_provider_state: 'granted',
      at_provider_at: seen.at,
      in_monday_state: 'stored',
      in_monday_at: seen.at,
      state: 'active',
      state_since: seen.at,
      first_connected_at: seen.at,
      used_in: 0,
      ...who,
      ...describedConnection(seen),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const counters = new CounterChanges();
  counters.addConnection(row, 1);
  await Promise.all([account.startRecords(seen.at), counters.write(account)]);
  return row;
}

/** Adds to what happened to a connection. */
export async function note(
  account: AccountWriter,
  connectionId: string,
  kind: HistoryKind,
  about: { at: string; userId: string; caseId?: string | null; text?: string | null },
): Promise<void> {
  const { at, userId, caseId = null, text = null } = about;
  const entry = { connection_id: connectionId, id: uuidv7(), kind, at, user_id: userId };
  await account.insertHistory({ ...entry, case_id: caseId, note: text }).execute();
}
