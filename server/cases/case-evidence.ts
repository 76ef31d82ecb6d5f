import { sql } from 'kysely';
import type { Caller } from '../auth/session-token.ts';
import { readCheck, readClaim } from '../connections/claims.ts';
import { clockEnd } from '../connections/clock.ts';
import { alertColumns, alerts, sidesOf } from '../connections/connection-format.ts';
import type { CaseSection, Half } from '../contract/case.ts';
import type { CaseEvidence } from '../contract/case-check.ts';
import { isContradicted, knownOf, type SideState } from '../contract/known.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow, CaseSectionRow } from '../store/case-tables.ts';
import { findMembers, type Member } from './members.ts';

/** The evidence of the connections of a section. */
export interface SectionEvidence {
  /** Null where they are too many to be counted one by one. */
  counts: NonNullable<CaseSection['proof']>['counts'];
  /** Of how many a report or a confirmation of this side does not hold. */
  contradicted: number;
  clockEndsAt: string | null;
}

/** The evidence of a case: of each of its sections by id, and in sum. */
export interface KnownCase {
  evidence: CaseEvidence;
  sections: ReadonlyMap<string, SectionEvidence>;
}

const sides = (member: Member) => knownOf(sidesOf(member));

const countNames = {
  nothing: 'open',
  granted: 'granted',
  refused: 'refused',
  requested: 'requested',
  reported: 'reported',
  confirmed: 'seen',
  contradicted: 'contradicted',
} as const satisfies Record<SideState, string>;

function countSides(members: readonly Member[], half: Half) {
  const counts = {
    open: 0,
    granted: 0,
    refused: 0,
    requested: 0,
    reported: 0,
    seen: 0,
    contradicted: 0,
  };
  for (const member of members) counts[countNames[sides(member)[half].state]] += 1;
  return counts;
}

const latest = (times: readonly (string | null)[]) =>
  times
    .filter((time) => time !== null)
    .sort()
    .at(-1) ?? null;

/** Of what is reported or confirmed and holds; a deletion in monday starts no clock. */
const clockOf = (members: readonly Member[]) =>
  latest(
    members
      .filter((member) => ['reported', 'confirmed'].includes(sides(member).provider.state))
      .map((member) => member.clock_ends_at),
  );

function ofMembers(section: CaseSectionRow, members: readonly Member[]): SectionEvidence {
  const { half } = section;
  if (half === null) return { counts: null, contradicted: 0, clockEndsAt: null };
  const own = members.filter((member) => member[`${half}_section_id`] === section.id);
  const counts = countSides(own, half);
  const clockEndsAt = half === 'provider' ? clockOf(own) : null;
  return { counts, contradicted: counts.contradicted, clockEndsAt };
}

/** Returns what is known of a case whose connections are all at hand. */
export function evidenceOfMembers(
  sections: readonly CaseSectionRow[],
  members: readonly Member[],
): KnownCase {
  const known = members.map(sides);
  const count = (state: SideState) =>
    known.filter(({ provider }) => provider.state === state).length;
  return {
    evidence: {
      contradicted: members.filter((member) => isContradicted(sidesOf(member))).length,
      granted: count('granted'),
      confirmed: count('confirmed'),
    },
    sections: new Map(sections.map((section) => [section.id, ofMembers(section, members)])),
  };
}

/** In the words of the index of migration 014. */
const isAlerted = sql<boolean>`(${sql.join(
  alerts.map((alert) => sql`connections.${sql.ref(alertColumns[alert])} is not null`),
  sql` or `,
)})`;

/**
 * Returns what is known of a case that is too large to be looked at as a whole: by its reports, its
 * checks, and the connections that an alert is about, which are few.
 */
export async function evidenceOfLarge(
  account: AccountReader,
  caseId: string,
  sections: readonly CaseSectionRow[],
): Promise<KnownCase> {
  const alerted = await account
    .connectionsInCases()
    .where('case_connections.case_id', '=', caseId)
    .where(isAlerted)
    .groupBy(['provider_section_id', 'monday_section_id'])
    .select((of) => [
      'provider_section_id',
      'monday_section_id',
      of.fn.countAll<number | string>().as('all'),
      of.fn.count<number | string>('still_stored_at').as('monday'),
    ])
    .execute();
  // PostgreSQL counts in 64 bits, which its driver gives as text.
  const sum = (rows: typeof alerted, part: 'all' | 'monday') =>
    rows.reduce((total, row) => total + Number(row[part]), 0);
  const ofSection = (section: CaseSectionRow): SectionEvidence => {
    const { id, half, provider, connection_count } = section;
    const rows = alerted.filter((row) => half !== null && row[`${half}_section_id`] === id);
    const contradicted = sum(rows, half === 'monday' ? 'monday' : 'all');
    const claim = half === 'provider' ? readClaim(section.claim) : null;
    const isClockOn = claim !== null && contradicted < connection_count;
    const clockEndsAt = isClockOn ? clockEnd(provider, claim.at) : null;
    return { counts: null, contradicted, clockEndsAt };
  };
  const checks = sections.flatMap((section) => readCheck(section.checked) ?? []);
  const isClaimed = sections.some(({ half, claim }) => half === 'provider' && claim !== null);
  return {
    evidence: {
      contradicted: sum(alerted, 'all'),
      granted: isClaimed ? 0 : checks.reduce((total, check) => total + check.granted, 0),
      confirmed: checks.reduce((total, check) => total + check.removed + check.blocked, 0),
    },
    sections: new Map(sections.map((section) => [section.id, ofSection(section)])),
  };
}

/** A member of their own whole case sees nothing of other cases in it either. */
export const shadowOf = (caller: Caller) => (caller.role === 'admin' ? null : caller.userId);

/** Returns what is known of a case, as far as the caller may know it. */
export async function readEvidence(
  account: AccountReader,
  caller: Caller,
  row: CaseRow,
  sections: readonly CaseSectionRow[],
): Promise<KnownCase> {
  const members = await findMembers(account, row, shadowOf(caller));
  return members
    ? evidenceOfMembers(sections, members)
    : evidenceOfLarge(account, row.id, sections);
}

/** Returns the latest time until which tokens may work, of all sections. */
export const clockOfCase = ({ sections }: KnownCase): string | null =>
  latest([...sections.values()].map(({ clockEndsAt }) => clockEndsAt));
