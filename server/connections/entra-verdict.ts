import type { SeenAtEntra } from '../contract/entra-check.ts';
import { hasEntra } from '../contract/provider-facts.ts';
import type { AppAtEntra } from '../providers/microsoft/entra-reader.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { clockEnd } from './clock.ts';
import { afterCheck, type Facts } from './derive-state.ts';

/** Result of a check at Entra for one organization, as far as it decides about connections. */
export interface EntraVerdict {
  organizationId: string;
  /** Holds for everybody; null: it depends on the person. */
  everyone: 'removed' | 'blocked' | 'granted' | null;
  /** Its publisher turned it off everywhere. */
  isDeactivated?: boolean;
  /** Users who still allow the app, by object id in lower case. */
  granted: string[];
  /**
   * Users without a permission in both readings. All others are unknown.
   * Missing in what an older version left on its way.
   */
  absent?: string[];
}

const proofs = {
  removed: 'entra: no permission is left',
  blocked: 'entra: sign-in to the app is off',
  granted: 'entra: a permission stands',
} as const;
const deactivated = 'entra: the publisher deactivated the app';

/** The object id in Microsoft's key of an identity. */
export const objectIdOf = (identity: string): string =>
  (identity.split(':')[1] ?? '').toLowerCase();

/**
 * Blocked comes before what is still allowed: without sign-in it is worth nothing. What an
 * administrator allowed for everyone covers each person, whatever they took back themselves.
 * https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete
 */
export function verdictOf(organizationId: string, seen: AppAtEntra): EntraVerdict {
  const { app, forEveryone, byPerson, absent } = seen;
  const verdict = { organizationId, granted: [...byPerson.keys()], absent: [...absent] };
  if (!app) return { ...verdict, everyone: 'removed' };
  const { isEnabled, isDeactivated } = app;
  if (!isEnabled) return { ...verdict, everyone: 'blocked', isDeactivated };
  return { ...verdict, everyone: forEveryone.length > 0 ? 'granted' : null };
}

export const isOfOrganization = (row: ConnectionRow, organizationId: string): boolean =>
  hasEntra(row.provider) && row.organization_id?.toLowerCase() === organizationId;

/** Of verdicts that many connections are compared with. */
const people = new WeakMap<EntraVerdict, { granted: Set<string>; absent: Set<string> }>();

function peopleOf(verdict: EntraVerdict) {
  const known = people.get(verdict);
  if (known) return known;
  const made = { granted: new Set(verdict.granted), absent: new Set(verdict.absent) };
  people.set(verdict, made);
  return made;
}

/**
 * Returns the verdict for one connection. One that came into the case while Entra was being asked was
 * not asked about: nothing is known of it, as of everyone who was not read to the end.
 */
export function seenOf(verdict: EntraVerdict, row: ConnectionRow): SeenAtEntra {
  if (verdict.everyone) return verdict.everyone;
  const person = objectIdOf(row.provider_identity);
  const { granted, absent } = peopleOf(verdict);
  if (granted.has(person)) return 'granted';
  return absent.has(person) ? 'removed' : 'unknown';
}

/** A connection that was made after Entra was asked: what it said is older. */
export const isNewer = (row: ConnectionRow, at: string): boolean => row.last_connected_at > at;

/**
 * Returns the facts of a connection after a check.
 *
 * @param by who had it checked
 * @param at when Entra was asked
 */
export function checkedFacts(
  facts: Facts,
  row: ConnectionRow,
  { verdict, by, at }: { verdict: EntraVerdict; by: string; at: string },
): Facts {
  const state = seenOf(verdict, row);
  if (state === 'unknown' || isNewer(row, at)) return facts;
  const clockEndsAt = clockEnd(row.provider, at);
  const proof = state === 'blocked' && verdict.isDeactivated ? deactivated : proofs[state];
  return afterCheck(facts, { state, at, by, proof, clockEndsAt });
}
