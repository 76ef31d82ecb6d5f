import type { Connection, Contradiction } from './connection.ts';

/**
 * The states of one side of a connection:
 * - `nothing`: no removal is reported, and nothing speaks of one
 * - `granted`: the same, and a check found the access there
 * - `refused`: the provider refused the token in a run, and nothing is reported
 * - `requested`, `reported`: a user says so
 * - `confirmed`: a check at the provider found it blocked or removed
 * - `contradicted`: it was reported or confirmed, and does not hold
 */
export type SideState =
  | 'nothing'
  | 'granted'
  | 'refused'
  | 'requested'
  | 'reported'
  | 'confirmed'
  | 'contradicted';

/** The knowledge of a side now: since when, by whom, and how. */
export interface KnownSide {
  state: SideState;
  /** When it was done as reported, found by a check, refused or contradicted; ISO 8601. */
  at: string | null;
  /** A monday user id, or the name that the holder of a case link gave; null where none is known. */
  by: string | null;
  /** The finding of a check, or what contradicts; null for reports and where nothing is known. */
  how: 'blocked' | 'removed' | Contradiction['by'] | null;
  /** When the provider refused the token in a run, whatever else is known. */
  refusedAt: string | null;
}

/** Both sides as the server tells them. */
export type Sides = Pick<Connection, 'atProvider' | 'inMonday'>;

function knownAtProvider({ atProvider }: Pick<Sides, 'atProvider'>): KnownSide {
  const { state, at, by, checkedAt, refusedAt, contradicted } = atProvider;
  const known = (found: Partial<KnownSide> & Pick<KnownSide, 'state'>): KnownSide => ({
    at: null,
    by: null,
    how: null,
    refusedAt,
    ...found,
  });
  if (contradicted) {
    return known({ state: 'contradicted', at: contradicted.at, how: contradicted.by, by });
  }
  if (state === 'blocked' || state === 'removed') {
    return known({ state: 'confirmed', at: checkedAt ?? at, how: state, by });
  }
  if (state === 'reported') return known({ state, at, by });
  if (refusedAt !== null) return known({ state: 'refused', at: refusedAt });
  if (checkedAt !== null) return known({ state: 'granted', at: checkedAt, how: 'check', by });
  return known({ state: 'nothing', at });
}

function knownInMonday({ inMonday }: Pick<Sides, 'inMonday'>): KnownSide {
  const { state, at, by, contradicted } = inMonday;
  const rest = { how: null, refusedAt: null };
  if (contradicted) {
    return { ...rest, state: 'contradicted', at: contradicted.at, by: null, how: contradicted.by };
  }
  if (state === 'stored') return { ...rest, state: 'nothing', at, by: null };
  return { ...rest, state: state === 'requested' ? 'requested' : 'reported', at, by };
}

/**
 * Returns what is known of both sides of a connection now. Every screen, report, file and count reads
 * it here, so that none says more, or less, than another. `evidence.ts` has what was known before.
 */
export const knownOf = (sides: Sides): { provider: KnownSide; monday: KnownSide } => ({
  provider: knownAtProvider(sides),
  monday: knownInMonday(sides),
});

/** Returns whether what was reported or confirmed of a connection does not hold. */
export function isContradicted(sides: Sides): boolean {
  const { provider, monday } = knownOf(sides);
  return provider.state === 'contradicted' || monday.state === 'contradicted';
}
