import type { ProviderId } from '../contract/common.ts';
import type {
  Access,
  AccountType,
  ConnectionSource,
  ConnectionState,
  MondayState,
  ProviderState,
  Risk,
} from '../contract/connection.ts';

/**
 * Account data. Every primary key begins with `account_id`, so that the tables can be spread over
 * machines by account. Times are ISO 8601 text in UTC with milliseconds: fixed width, so that text
 * order is time order. Ids of connections and history are UUIDv7 made by the app.
 */
export interface ConnectionTable {
  account_id: string;
  id: string;
  provider: ProviderId;
  /** The provider's stable key of the identity, such as `tid:oid`. */
  provider_identity: string;
  /** Empty when not known, so that the unique index also holds for connections found by runs. */
  user_id: string;
  seen_with_user_id: string | null;
  source: ConnectionSource;
  display_name: string;
  email: string | null;
  organization_id: string | null;
  organization_name: string | null;
  account_type: AccountType | null;
  /** JSON list of names read off the token response; null when it named none. */
  granted_scopes: string | null;
  access: Access;
  risk: Risk;
  at_provider_state: ProviderState;
  at_provider_at: string | null;
  at_provider_by: string | null;
  at_provider_proof: string | null;
  at_provider_checked_at: string | null;
  in_monday_state: MondayState;
  in_monday_at: string | null;
  in_monday_by: string | null;
  state: ConnectionState;
  state_since: string;
  refused_at: string | null;
  still_works_at: string | null;
  still_granted_at: string | null;
  still_stored_at: string | null;
  reconnected_at: string | null;
  /** An admin has seen every alert up to here. */
  acknowledged_at: string | null;
  acknowledged_by: string | null;
  acknowledged_reason: string | null;
  case_id: string | null;
  clock_ends_at: string | null;
  /** Changes of cases up to this turn have reached it, some before their turn. */
  effects_until?: number | null;
  first_connected_at: string;
  last_connected_at: string;
  times_connected: number;
  last_used_at: string | null;
  used_in: number;
  /** Folded display name, for sorting. */
  sort_name: string;
  /** Folded words that a search looks through. */
  search_text: string;
}
