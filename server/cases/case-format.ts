import { clockEnd } from '../connections/clock.ts';
import type { CaseSection, CaseStep, CaseSummary, Claim, StepState } from '../contract/case.ts';
import type { MondayState, ProviderState } from '../contract/connection.ts';
import type { CaseSectionRow, CaseStepRow } from '../store/case-tables.ts';
import type { FoundCase } from './case-queries.ts';
import { readClaim } from './claim.ts';
import type { Member } from './members.ts';
import { isOwnAccountKey } from './own-account-key.ts';

/** Field by field, as all formatters. */
export function formatStep(row: CaseStepRow): CaseStep {
  return {
    id: row.id,
    key: row.step_key,
    reports: row.reports,
    state: row.state,
    note: row.note,
    by:
      row.by_kind === null
        ? null
        : {
            kind: row.by_kind,
            userId: row.by_user_id,
            saidToBe: row.by_said,
          },
    at: row.at,
    reportedAt: row.reported_at,
    version: row.version,
  };
}

export const organizationOf = (row: CaseSectionRow) =>
  row.organization_id === null
    ? null
    : { id: row.organization_id, name: row.organization_name ?? row.organization_id };

const isSeen = (state: ProviderState) => state === 'blocked' || state === 'removed';

function countProvider(members: Member[]) {
  const count = (fits: (state: ProviderState) => boolean) =>
    members.filter((member) => fits(member.at_provider_state)).length;
  return {
    open: count((state) => state === 'granted'),
    requested: 0,
    reported: count((state) => state === 'reported'),
    seen: count(isSeen),
  };
}

function countMonday(members: Member[]) {
  const count = (state: MondayState) =>
    members.filter((member) => member.in_monday_state === state).length;
  return {
    open: count('stored'),
    requested: count('requested'),
    reported: count('reported_deleted'),
    seen: 0,
  };
}

/** Of the provider's half alone: a deletion in monday starts no clock. */
const clockOf = ({ half, provider }: CaseSectionRow, claim: Claim | null) =>
  half === 'provider' && claim ? clockEnd(provider, claim.at) : null;

function proofOf(row: CaseSectionRow, members: Member[] | null): CaseSection['proof'] {
  if (row.half === null) return null;
  const claim = readClaim(row.claim);
  return {
    claim,
    clockEndsAt: clockOf(row, claim),
    counts: members && (row.half === 'provider' ? countProvider(members) : countMonday(members)),
  };
}

/**
 * @param members connections of the section; null where they are too many to look at
 * @param firstIds the first of them, used where they are too many
 */
export function formatSection(
  row: CaseSectionRow,
  steps: CaseStepRow[],
  members: Member[] | null,
  firstIds: string[],
): CaseSection {
  return {
    id: row.id,
    actor: row.actor,
    half: row.half,
    provider: row.provider,
    organization: organizationOf(row),
    accountType: row.account_type,
    userId: row.user_id,
    method: row.method,
    guideId: row.guide_id,
    connectionCount: row.connection_count,
    isOwnAccount: isOwnAccountKey(row.section_key),
    connectionIds: members ? members.map((member) => member.connection_id) : firstIds,
    steps: steps.map(formatStep),
    proof: proofOf(row, members),
  };
}

/** How many steps of a section are in which state. */
export interface StepCount {
  section_id: string;
  state: StepState;
  steps: number;
}

const waitsForAtMost = 5;

/** Returns when the last of the tokens already issued should have expired. */
function latestClock(sections: CaseSectionRow[]): string | null {
  const ends = sections.map((row) => clockOf(row, readClaim(row.claim)));
  return (
    ends
      .filter((end) => end !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** Step counts for lists. A step that is not needed does not count. */
export function formatProgress(
  sections: CaseSectionRow[],
  counts: StepCount[],
): Pick<CaseSummary, 'steps' | 'waitsFor' | 'clockEndsAt'> {
  const known = new Set(sections.map((section) => section.id));
  const own = counts.filter((count) => known.has(count.section_id));
  const sum = (...states: StepState[]) =>
    own
      .filter((count) => states.includes(count.state))
      .reduce((total, count) => total + count.steps, 0);
  const waiting = new Set(
    own.filter(({ state }) => state === 'open' || state === 'blocked').map((one) => one.section_id),
  );
  const waitsFor = sections
    .filter((section) => waiting.has(section.id))
    .map((section) => ({
      actor: section.actor,
      organization: organizationOf(section),
      userId: section.user_id,
    }));
  const different = new Map(waitsFor.map((one) => [JSON.stringify(one), one]));
  return {
    steps: { done: sum('done'), total: sum('done', 'open', 'blocked') },
    waitsFor: [...different.values()].slice(0, waitsForAtMost),
    clockEndsAt: latestClock(sections),
  };
}

/** @param own the caller's connections in the case, where they see it in part */
export function formatHead(
  { row, view }: FoundCase,
  own: string[] | null,
): Omit<CaseSummary, 'steps' | 'waitsFor' | 'clockEndsAt'> {
  return {
    id: row.id,
    situation: row.situation,
    // The target of a case about many names the others.
    target: own ? { kind: 'connections', connectionIds: own } : JSON.parse(row.target),
    visibility: row.visibility,
    status: row.status,
    openedBy: row.opened_by || null,
    openedAt: row.opened_at,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    view,
    connectionCount: own ? own.length : row.connection_count,
  };
}
