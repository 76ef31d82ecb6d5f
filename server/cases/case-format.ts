import { readCheck, readClaim } from '../connections/claims.ts';
import { isOwnAccountKey } from '../connections/own-account-key.ts';
import { formatTarget } from '../connections/targeted.ts';
import type { CaseSection, CaseStep, CaseSummary, StepState } from '../contract/case.ts';
import type { WaitsFor } from '../contract/case-actor.ts';
import type { CaseRow, CaseSectionRow, CaseStepRow } from '../store/case-tables.ts';
import { clockOfCase, type KnownCase, type SectionEvidence } from './case-evidence.ts';
import type { FoundCase } from './case-queries.ts';
import { readCorrections } from './claim.ts';
import type { Member } from './members.ts';
import { asksOutcome } from './step-outcome.ts';
import { readTold } from './tell-section.ts';

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
    asksOutcome: asksOutcome(row.step_key),
    outcome: row.outcome,
    corrections: readCorrections(row.corrections),
    version: row.version,
  };
}

export const organizationOf = (row: CaseSectionRow) =>
  row.organization_id === null
    ? null
    : { id: row.organization_id, name: row.organization_name ?? row.organization_id };

function proofOf(row: CaseSectionRow, known: SectionEvidence | undefined): CaseSection['proof'] {
  if (row.half === null) return null;
  return {
    claim: readClaim(row.claim),
    check: readCheck(row.checked),
    clockEndsAt: known?.clockEndsAt ?? null,
    counts: known?.counts ?? null,
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
  known: SectionEvidence | undefined,
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
    proof: proofOf(row, known),
  };
}

/** Number of steps of a section in each state. */
export interface StepCount {
  section_id: string;
  state: StepState;
  steps: number;
}

const waitsForAtMost = 5;

/**
 * Whoever was asked to act in a section cannot, or says that they did what they can: it is up to the
 * owner of the case, or any admin. For their own account people act themselves.
 */
function isBackWithAdmins(section: CaseSectionRow, counts: readonly StepCount[]): boolean {
  const own = counts.filter(({ section_id, steps }) => section_id === section.id && steps > 0);
  const has = (state: StepState) => own.some((count) => count.state === state);
  if (!has('open') && !has('blocked')) return false;
  return readTold(section) !== null || (section.actor !== 'person' && !has('open'));
}

/** Returns who acts in a section. */
export const actingIn = (section: CaseSectionRow): WaitsFor => ({
  actor: section.actor,
  organization: organizationOf(section),
  userId: section.user_id,
  provider: section.actor === 'provider_admin' ? section.provider : null,
});

/** Step counts for lists. A step that is not needed does not count. */
export function formatProgress(
  of: CaseRow,
  sections: CaseSectionRow[],
  counts: StepCount[],
  evidence: KnownCase,
): Pick<CaseSummary, 'providers' | 'steps' | 'waitsFor' | 'clockEndsAt' | 'evidence'> {
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
    .filter(({ id }) => waiting.has(id) || (evidence.sections.get(id)?.contradicted ?? 0) > 0)
    .map((section) =>
      isBackWithAdmins(section, own)
        ? { actor: 'monday_admin' as const, organization: null, userId: of.owner, provider: null }
        : actingIn(section),
    );
  const different = new Map(waitsFor.map((one) => [JSON.stringify(one), one]));
  const providers = sections.map(({ provider }) => provider).filter((one) => one !== null);
  return {
    providers: [...new Set(providers)],
    steps: { done: sum('done'), total: sum('done', 'open', 'blocked') },
    waitsFor: [...different.values()].slice(0, waitsForAtMost),
    clockEndsAt: clockOfCase(evidence),
    evidence: evidence.evidence,
  };
}

/** @param own the caller's connections in the case, where they see it in part */
export function formatHead(
  { row, view }: FoundCase,
  own: string[] | null,
): Omit<CaseSummary, 'providers' | 'steps' | 'waitsFor' | 'clockEndsAt' | 'evidence' | 'told'> {
  return {
    id: row.id,
    situation: row.situation,
    // The target of a case about many names the others.
    target: own
      ? { kind: 'connections', connectionIds: own }
      : formatTarget(JSON.parse(row.target)),
    visibility: row.visibility,
    status: row.status,
    openedBy: row.opened_by || null,
    openedAt: row.opened_at,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    owner: row.owner,
    dueOn: row.due_on,
    view,
    connectionCount: own ? own.length : row.connection_count,
  };
}
