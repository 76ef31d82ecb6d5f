import type { ConnectionState } from '../contract/connection.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { isNewEvent } from './acknowledged.ts';

/** The columns that say how far a revocation is: two halves, what contradicts them, and the sum. */
export const factColumns = [
  'at_provider_state',
  'at_provider_at',
  'at_provider_by',
  'at_provider_proof',
  'at_provider_checked_at',
  'in_monday_state',
  'in_monday_at',
  'in_monday_by',
  'refused_at',
  'still_works_at',
  'still_granted_at',
  'still_stored_at',
  'reconnected_at',
  'acknowledged_at',
  'clock_ends_at',
  'case_id',
  'state',
  'state_since',
] as const satisfies (keyof ConnectionRow)[];

export type Facts = Pick<ConnectionRow, (typeof factColumns)[number]>;

/** A report about one side. */
export interface Report {
  /** When they say it was done, ISO 8601. */
  at: string;
  by: string;
  proof: string;
}

/** People give the minute, not the second. */
const toleranceMilliseconds = 60_000;

const isOlder = (at: string, than: string) =>
  Date.parse(at) + toleranceMilliseconds < Date.parse(than);

const isSeen = (facts: Pick<Facts, 'at_provider_state'>) =>
  facts.at_provider_state === 'blocked' || facts.at_provider_state === 'removed';

/**
 * The state of a connection, first match. monday's half can be reported, never seen: nothing of
 * monday's shows it.
 */
export function stateOf(facts: Omit<Facts, 'state' | 'state_since'>): ConnectionState {
  if (facts.case_id !== null) return 'revoking';
  const { still_works_at, still_granted_at, still_stored_at } = facts;
  if ((still_works_at ?? still_granted_at ?? still_stored_at) !== null) return 'still_works';
  if (facts.reconnected_at !== null) return 'reconnected';
  const isDeleted = facts.in_monday_state === 'reported_deleted';
  const isGranted = facts.at_provider_state === 'granted';
  if (isDeleted && !isGranted) return isSeen(facts) ? 'confirmed' : 'revoked';
  if (isDeleted || !isGranted) return 'partly';
  return facts.refused_at === null ? 'active' : 'refused';
}

/** The same facts with the state that follows from them; since `at` where it is another. */
export function applyDerivedState(facts: Facts, at: string): Facts {
  const state = stateOf(facts);
  return state === facts.state ? facts : { ...facts, state, state_since: at };
}

const granted = (at: string) => ({
  at_provider_state: 'granted' as const,
  at_provider_at: at,
  at_provider_by: null,
  at_provider_proof: null,
  at_provider_checked_at: null,
  clock_ends_at: null,
});

const withoutAlerts = { still_works_at: null, still_granted_at: null, reconnected_at: null };

/** monday reported the connection as made again: both halves begin again, and older proof is void. */
export function afterConnect(facts: Facts, at: string): Facts {
  const { at_provider_state, still_works_at, still_granted_at } = facts;
  const wasTakenAway =
    at_provider_state !== 'granted' || (still_works_at ?? still_granted_at) !== null;
  return {
    ...facts,
    ...granted(at),
    in_monday_state: 'stored',
    in_monday_at: at,
    in_monday_by: null,
    refused_at: null,
    still_stored_at: null,
    ...(isNewEvent(facts, facts.reconnected_at, at) && { reconnected_at: at }),
    ...(wasTakenAway && { ...withoutAlerts, reconnected_at: at }),
  };
}

/** A report about one person's account is none about the app's own access; what was checked stays. */
export function afterAppFound(facts: Facts, at: string): Facts {
  return facts.at_provider_state === 'reported'
    ? { ...facts, ...granted(at), ...withoutAlerts }
    : facts;
}

/** The provider accepted a token. Before the clock has ended that is to be expected. */
export function afterUse(facts: Facts, at: string): Facts {
  const { at_provider_state, clock_ends_at, still_works_at, refused_at } = facts;
  if (refused_at !== null && refused_at <= at) return afterUse({ ...facts, refused_at: null }, at);
  if (at_provider_state === 'granted' || clock_ends_at === null) return facts;
  if (at <= clock_ends_at) return facts;
  if (still_works_at !== null && !isNewEvent(facts, still_works_at, at)) return facts;
  return { ...facts, still_works_at: at };
}

/** A run brought a token: what was reported as deleted in monday before it is stored there. */
export function afterToken(facts: Facts, at: string): Facts {
  const { in_monday_state, in_monday_at, still_stored_at } = facts;
  if (isNewEvent(facts, still_stored_at, at)) return { ...facts, still_stored_at: at };
  if (in_monday_state !== 'reported_deleted' || !isOlder(in_monday_at ?? at, at)) return facts;
  return {
    ...facts,
    in_monday_state: 'stored',
    in_monday_at: at,
    in_monday_by: null,
    still_stored_at: at,
  };
}

/** The provider refused the token in a run. It is evidence and no report; the first of many is kept. */
export const afterRefusal = (facts: Facts, at: string): Facts =>
  facts.refused_at === null ? { ...facts, refused_at: at } : facts;

const latest = (one: string | null, other: string) => (one !== null && one > other ? one : other);

/** An alert ends when access is reported as removed after it was raised. */
function alertsAfter(facts: Facts, at: string) {
  const kept = (raisedAt: string | null) =>
    raisedAt !== null && isOlder(at, raisedAt) ? raisedAt : null;
  return {
    still_works_at: kept(facts.still_works_at),
    still_granted_at: kept(facts.still_granted_at),
    reconnected_at: kept(facts.reconnected_at),
  };
}

/**
 * Applies a report that access was removed at the provider.
 *
 * @param lastConnectedAt a report that is older proves nothing: access was given again after it
 * @param clockEndsAt until when issued tokens may work, where that is known
 */
export function afterProviderReport(
  facts: Facts,
  report: Report,
  lastConnectedAt: string,
  clockEndsAt: string | null,
): Facts {
  if (isOlder(report.at, lastConnectedAt)) {
    if (facts.at_provider_state !== 'granted') return facts;
    return { ...facts, reconnected_at: facts.reconnected_at ?? lastConnectedAt };
  }
  const { still_works_at, still_granted_at, reconnected_at } = facts;
  const foundAt = facts.at_provider_state === 'granted' ? facts.at_provider_checked_at : null;
  // A check since then found the access there.
  if (foundAt !== null && isOlder(report.at, foundAt)) {
    return { ...facts, still_granted_at: latest(still_granted_at, foundAt) };
  }
  const isContradicted = (still_works_at ?? still_granted_at ?? reconnected_at) !== null;
  // A check says more than a report.
  if (isSeen(facts) && !isContradicted) return facts;
  return {
    ...facts,
    at_provider_state: 'reported',
    at_provider_at: report.at,
    at_provider_by: report.by,
    at_provider_proof: report.proof,
    at_provider_checked_at: null,
    clock_ends_at: clockEndsAt,
    ...alertsAfter(facts, report.at),
  };
}

/** Withdraws a report; one that newer proof has replaced stays replaced. */
export function withoutProviderReport(
  facts: Facts,
  report: Report,
  lastConnectedAt: string,
): Facts {
  if (facts.at_provider_state !== 'reported' || facts.at_provider_proof !== report.proof) {
    return facts;
  }
  return { ...facts, ...granted(lastConnectedAt), still_works_at: null };
}

/** Applies what was read at the provider itself. `granted`: access is there, whatever was reported. */
export function afterCheck(
  facts: Facts,
  seen: Report & { state: 'granted' | 'blocked' | 'removed'; clockEndsAt: string | null },
): Facts {
  const { state, at, by, proof, clockEndsAt } = seen;
  if (state === 'granted') {
    const { at_provider_state, still_granted_at } = facts;
    const isDisproved = at_provider_state !== 'granted' || still_granted_at !== null;
    return {
      ...facts,
      ...granted(at),
      at_provider_by: by,
      at_provider_checked_at: at,
      ...(isDisproved && { still_granted_at: latest(still_granted_at, at) }),
    };
  }
  const isKnown = facts.at_provider_state === state && facts.still_works_at === null;
  return {
    ...facts,
    at_provider_state: state,
    at_provider_by: by,
    at_provider_proof: proof,
    at_provider_checked_at: at,
    // Seen again is no new start of the clock.
    ...(!isKnown && { at_provider_at: at, clock_ends_at: clockEndsAt, ...withoutAlerts }),
  };
}

/** Applies a report that monday was asked to delete the credential, or has deleted it. */
export function afterMondayReport(
  facts: Facts,
  state: 'requested' | 'reported_deleted',
  report: Report,
  lastConnectedAt: string,
): Facts {
  if (isOlder(report.at, lastConnectedAt)) return facts;
  return {
    ...facts,
    in_monday_state: state,
    in_monday_at: report.at,
    in_monday_by: report.by,
    ...(facts.still_stored_at !== null &&
      !isOlder(report.at, facts.still_stored_at) && { still_stored_at: null }),
  };
}

/** Withdraws a report about monday's side, unless another has replaced it. */
export function withoutMondayReport(facts: Facts, report: Report, lastConnectedAt: string): Facts {
  if (facts.in_monday_at !== report.at || facts.in_monday_by !== report.by) return facts;
  return {
    ...facts,
    in_monday_state: 'stored',
    in_monday_at: lastConnectedAt,
    in_monday_by: null,
  };
}
