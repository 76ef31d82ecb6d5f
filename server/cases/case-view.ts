import type { Caller } from '../auth/session-token.ts';
import { findCasesWith } from '../connections/earlier-cases.ts';
import { asVisible } from '../connections/visible-rows.ts';
import type { CaseSummary, RevocationCase } from '../contract/case.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow, CaseSectionRow } from '../store/case-tables.ts';
import { evidenceOfLarge, evidenceOfMembers, type KnownCase, shadowOf } from './case-evidence.ts';
import { formatHead, formatProgress, formatSection, type StepCount } from './case-format.ts';
import { touchableBy } from './case-policy.ts';
import { type FoundCase, findReconnected, findSections, findSteps } from './case-queries.ts';
import { formatBrief } from './connection-brief.ts';
import {
  findFirstIds,
  findFirstOfCase,
  findFirstOfSections,
  findMembers,
  findMembersOf,
  type Member,
} from './members.ts';
import { findLeftOut, findOffered, readProgress } from './offered.ts';
import { findTelling, toldIn } from './told.ts';

const offeredAtMost = 1000;
const reconnectedAtMost = 100;
const earlierAtMost = 5;
const leftOutShown = 100;

/** Returns the only owner whose connections the caller sees of a case; null for everyone's. */
const onlyOf = (found: FoundCase, caller: Caller) => (found.view === 'part' ? caller.userId : null);

function membersOf(section: CaseSectionRow, members: Member[]): Member[] {
  if (section.half === null) return members;
  const column = section.half === 'provider' ? 'provider_section_id' : 'monday_section_id';
  return members.filter((member) => member[column] === section.id);
}

/** Section counts for a case that is too large to read as a whole. */
async function firstIdsOf(
  account: AccountReader,
  row: CaseRow,
  sections: readonly CaseSectionRow[],
  only: string | null,
) {
  const bySection = await findFirstOfSections(account, row, sections, only);
  const ofCase = await findFirstOfCase(account, row, only);
  return ({ id, half }: CaseSectionRow) => (half === null ? ofCase : (bySection.get(id) ?? []));
}

async function loadSections(account: AccountReader, found: FoundCase, caller: Caller) {
  const only = onlyOf(found, caller);
  const rows = await findSections(account, [found.row.id], only);
  const sectionIds = found.view === 'part' ? rows.map((section) => section.id) : null;
  const steps = await findSteps(account, found.row.id, sectionIds);
  const stepsOf = Map.groupBy(steps, (step) => step.section_id);
  const members = await findMembers(account, found.row, shadowOf(caller));
  const known = members
    ? evidenceOfMembers(rows, members)
    : await evidenceOfLarge(account, found.row.id, rows);
  const firstOf = members ? () => [] : await firstIdsOf(account, found.row, rows, only);
  const sections = rows.map((row) =>
    formatSection(
      row,
      stepsOf.get(row.id) ?? [],
      members && membersOf(row, members),
      firstOf(row),
      known.sections.get(row.id),
    ),
  );
  return { rows, steps, members, sections, known };
}

function countSteps(steps: Omit<StepCount, 'steps'>[]): StepCount[] {
  return steps.map(({ section_id, state }) => ({ section_id, state, steps: 1 }));
}

/** Returns what was left out, for callers who see the whole case, with what they may see of it. */
async function viewLeftOut(
  account: AccountReader,
  caller: Caller,
  { row, view }: FoundCase,
): Promise<RevocationCase['leftOut']> {
  if (view === 'part') return { count: 0, connections: [] };
  const { rows, count } = await findLeftOut(account, row.id, leftOutShown);
  const shown = await asVisible(account, rows, touchableBy(caller));
  return {
    count,
    connections: shown.map((one) => ({
      ...formatBrief(one),
      leftOutAt: one.at,
      leftOutBy: one.by_user_id || null,
      reason: one.note,
    })),
  };
}

/** A case with everything that its screen shows, as far as the caller may see it. */
export async function viewCase(
  account: AccountReader,
  caller: Caller,
  found: FoundCase,
): Promise<RevocationCase> {
  const { row, view } = found;
  const { rows, steps, members, sections, known } = await loadSections(account, found, caller);
  const ids =
    members?.map((member) => member.connection_id) ??
    (await findFirstIds(account, row, onlyOf(found, caller)));
  const offered =
    view === 'whole' ? await findOffered(account, caller, row, offeredAtMost + 1) : [];
  const reconnected = await findReconnected(account, row.id, {
    onlyOf: onlyOf(found, caller),
    limit: reconnectedAtMost,
  });
  const progress = await readProgress(account, row);
  return {
    ...formatHead(found, view === 'part' ? ids : null),
    ...formatProgress(row, rows, countSteps(steps), known),
    told: row.status === 'open' ? toldIn(rows, steps, countSteps(steps)) : [],
    connectionIds: ids,
    offered: {
      count: Math.min(offered.length, offeredAtMost),
      countExact: offered.length <= offeredAtMost,
      connectionIds: offered.slice(0, offeredAtMost),
    },
    reconnected: reconnected.map((one) => ({
      connectionId: one.connection_id,
      at: one.reconnected_at ?? '',
    })),
    leftOut: await viewLeftOut(account, caller, found),
    closeNote: view === 'whole' ? row.close_note : null,
    earlier: await findCasesWith(account, ids, {
      isShadowed: caller.role !== 'admin',
      before: row,
      limit: earlierAtMost,
    }),
    isSettled: progress === null,
    progress,
    sections,
  };
}

async function countStepsOf(account: AccountReader, caseIds: string[]): Promise<StepCount[]> {
  const rows = await account
    .caseSteps()
    .where('case_id', 'in', caseIds)
    .groupBy(['section_id', 'state'])
    .select((of) => ['section_id', 'state', of.fn.countAll<number | string>().as('steps')])
    .execute();
  // PostgreSQL counts in 64 bits, which its driver gives as text.
  return rows.map((row) => ({ ...row, steps: Number(row.steps) }));
}

/** Up to here a list looks at every connection of a case. */
const countedInLists = 250;

/** Reads what is known of the cases of a list: of the small ones of an admin all at once. */
async function knowListed(account: AccountReader, caller: Caller, cases: FoundCase[]) {
  const isAdmin = caller.role === 'admin';
  const isSmall = ({ row }: FoundCase) => row.connection_count <= countedInLists;
  const small = isAdmin ? cases.filter(isSmall).map(({ row }) => row.id) : [];
  const rows = small.length > 0 ? await findMembersOf(account, small) : [];
  const membersOfCase = Map.groupBy(rows, (member) => member.case_id);
  return async (found: FoundCase, sections: CaseSectionRow[]): Promise<KnownCase> => {
    if (isAdmin && !isSmall(found)) return evidenceOfLarge(account, found.row.id, sections);
    const members = isAdmin
      ? membersOfCase.get(found.row.id)
      : await findMembers(account, found.row, shadowOf(caller));
    return evidenceOfMembers(sections, members ?? []);
  };
}

/** Cases as a list shows them. */
export async function viewCases(
  account: AccountReader,
  caller: Caller,
  cases: FoundCase[],
): Promise<CaseSummary[]> {
  if (cases.length === 0) return [];
  const ids = cases.map(({ row }) => row.id);
  const sections = await findSections(account, ids, null);
  const counts = await countStepsOf(account, ids);
  const knownOf = await knowListed(account, caller, cases);
  const telling = await findTelling(account, ids);
  return Promise.all(
    cases.map(async (found) => {
      const only = onlyOf(found, caller);
      const own = sections.filter(
        (section) =>
          section.case_id === found.row.id && (only === null || section.user_id === only),
      );
      const ids = only === null ? null : await findFirstIds(account, found.row, only);
      const known = await knownOf(found, own);
      return {
        ...formatHead(found, ids),
        ...formatProgress(found.row, own, counts, known),
        told: found.row.status === 'open' ? toldIn(own, telling, counts) : [],
      };
    }),
  );
}
