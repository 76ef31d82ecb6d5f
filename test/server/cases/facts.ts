import type { Facts } from '../../../server/connections/derive-state.ts';

export const connectedAt = '2026-11-24T09:00:00.000Z';
export const at = (time: string) => `2026-11-24T${time}:00.000Z`;

/** A connection that was just made. */
export const fresh: Facts = {
  at_provider_state: 'granted',
  at_provider_at: connectedAt,
  at_provider_by: null,
  at_provider_proof: null,
  at_provider_checked_at: null,
  in_monday_state: 'stored',
  in_monday_at: connectedAt,
  in_monday_by: null,
  refused_at: null,
  still_works_at: null,
  still_granted_at: null,
  still_stored_at: null,
  reconnected_at: null,
  acknowledged_at: null,
  clock_ends_at: null,
  case_id: null,
  state: 'active',
  state_since: connectedAt,
};
