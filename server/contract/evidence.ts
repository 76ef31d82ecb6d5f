import type { HistoryEntry, HistoryKind } from './connection-history.ts';

export type Side = 'provider' | 'monday';

/**
 * The standing of a piece of evidence today:
 * - `holds`: nothing came after it
 * - `confirmed`: a check found what was reported
 * - `replaced`: a later one of the same kind counts
 * - `contradicted`: a check or a run shows that it does not hold
 * - `superseded`: the account was connected again, which gave access again
 * - `withdrawn`: its maker took it back
 */
export type Standing =
  | 'holds'
  | 'confirmed'
  | 'replaced'
  | 'contradicted'
  | 'superseded'
  | 'withdrawn';

/** One thing that was said or found of a side. */
export interface Evidence {
  id: string;
  kind: Exclude<EvidenceKind, 'used_after_removal' | 'used_after_deletion'>;
  /** When it was done, as its maker says; else when it was found. ISO 8601. */
  at: string;
  /** When it was recorded. */
  recordedAt: string;
  userId: string | null;
  saidBy: string | null;
  caseId: string | null;
  standing: Standing;
  /** Since when it stands so; null where it holds. */
  since: string | null;
}

/** Each kind of entry that says something of a side, and of which. */
export const evidenceKinds = {
  provider_reported: 'provider',
  seen_removed: 'provider',
  seen_blocked: 'provider',
  seen_granted: 'provider',
  refused_in_run: 'provider',
  used_after_removal: 'provider',
  monday_requested: 'monday',
  monday_reported: 'monday',
  used_after_deletion: 'monday',
} as const satisfies Partial<Record<HistoryKind, Side>>;
type EvidenceKind = keyof typeof evidenceKinds;

/** Kinds of entries that change how earlier evidence stands, and are none themselves. */
const endings = [
  'connected_again',
  'provider_taken_back',
  'monday_taken_back',
  'report_taken_back',
] as const satisfies HistoryKind[];

/** Every kind of entry that `evidenceOf` reads; entries of other kinds may be left out. */
export const kindsOfEvidence: readonly HistoryKind[] = [
  ...(Object.keys(evidenceKinds) as EvidenceKind[]),
  ...endings,
];

const isReport = ({ kind }: Evidence) =>
  kind === 'provider_reported' || kind === 'monday_requested' || kind === 'monday_reported';

/** People give the minute, not the second. */
const toleranceMilliseconds = 60_000;
const isOlder = (at: string, than: string) =>
  Date.parse(at) + toleranceMilliseconds < Date.parse(than);

type Found = Record<Side, Evidence[]>;

const standingOnes = (found: readonly Evidence[]) =>
  found.filter(({ standing }) => standing === 'holds' || standing === 'confirmed');

function end(some: readonly Evidence[], standing: Standing, since: string): void {
  for (const one of some) Object.assign(one, { standing, since });
}

/** Ends the latest report that stands, of the case that took it back. */
function withdraw(found: readonly Evidence[], { at, caseId }: HistoryEntry): boolean {
  const report = standingOnes(found).findLast((one) => isReport(one) && one.caseId === caseId);
  if (!report) return false;
  end([report], 'withdrawn', at);
  // Without it, the report that it had replaced counts again.
  const replaced = found.filter((one) => one.standing === 'replaced' && isReport(one));
  for (const one of replaced.filter(({ since }) => since === report.recordedAt)) {
    Object.assign(one, { standing: 'holds', since: null });
  }
  return true;
}

function applyEnding(found: Found, entry: HistoryEntry): void {
  const { kind, at } = entry;
  if (kind === 'provider_taken_back') withdraw(found.provider, entry);
  else if (kind === 'monday_taken_back') withdraw(found.monday, entry);
  else if (kind === 'report_taken_back') {
    if (!withdraw(found.provider, entry)) withdraw(found.monday, entry);
  } else {
    for (const side of [found.provider, found.monday]) end(standingOnes(side), 'superseded', at);
  }
}

/** Ends the evidence of the same side that the next one ends. */
function endEarlier(earlier: readonly Evidence[], next: Evidence): void {
  const standing = standingOnes(earlier);
  const since = next.recordedAt;
  if (next.kind === 'refused_in_run') return;
  if (next.kind === 'seen_granted') {
    const isClaim = (one: Evidence) => one.kind !== 'seen_granted' && one.kind !== 'refused_in_run';
    end(standing.filter(isClaim), 'contradicted', since);
    end(
      standing.filter(({ kind }) => kind === 'seen_granted'),
      'replaced',
      since,
    );
  } else if (next.kind === 'seen_removed' || next.kind === 'seen_blocked') {
    end(standing.filter(isReport), 'confirmed', since);
    end(
      standing.filter((one) => one.kind.startsWith('seen_')),
      'replaced',
      since,
    );
  } else if (standing.some(({ kind }) => kind === 'seen_removed' || kind === 'seen_blocked')) {
    // A check says more than a report.
    end([next], 'confirmed', since);
  } else {
    const granted = standing.find(({ kind }) => kind === 'seen_granted');
    // A check since then found the access there.
    if (granted && isOlder(next.at, granted.at)) end([next], 'contradicted', granted.at);
    else
      end(
        standing.filter((one) => isReport(one) || one === granted),
        'replaced',
        since,
      );
  }
}

const isUseAfter = (kind: EvidenceKind) =>
  kind === 'used_after_removal' || kind === 'used_after_deletion';

/**
 * Returns what was ever said or found of each side of a connection, and how it stands today: what a
 * reconnect voided, or a check disproved, stays and says so.
 *
 * @param history entries of the connection in any order; without `kindsOfEvidence` it lacks evidence
 * @returns the latest first
 */
export function evidenceOf(history: readonly HistoryEntry[]): Found {
  const found: Found = { provider: [], monday: [] };
  let connectedAt: string | null = null;
  // UUIDv7: the order of ids is the order of time.
  for (const entry of history.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const { id, kind, at, saidAt, userId, saidBy, caseId } = entry;
    if (kind === 'connected_again') connectedAt = at;
    if (endings.some((one) => one === kind)) applyEnding(found, entry);
    if (!(kind in evidenceKinds)) continue;
    const known = kind as EvidenceKind;
    const ofSide = found[evidenceKinds[known]];
    if (isUseAfter(known)) {
      const claims = standingOnes(ofSide).filter((one) => one.kind !== 'refused_in_run');
      end(claims, 'contradicted', at);
      continue;
    }
    const next: Evidence = {
      ...{ id, kind: known as Evidence['kind'], at: saidAt ?? at, recordedAt: at },
      ...{ userId, saidBy, caseId, standing: 'holds', since: null },
    };
    endEarlier(ofSide, next);
    // It speaks of a time before access was given again.
    if (connectedAt !== null && isOlder(next.at, connectedAt)) {
      end([next], 'superseded', connectedAt);
    }
    ofSide.push(next);
  }
  return { provider: found.provider.toReversed(), monday: found.monday.toReversed() };
}
