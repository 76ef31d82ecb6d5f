import { setImmediate as nextTurn } from 'node:timers/promises';
import { type SideFacts, sideColumns } from '../connections/connection-format.ts';
import { ownOf } from '../connections/connection-policy.ts';
import { type Pending, readPending } from '../connections/pending-effects.ts';
import { asVisible } from '../connections/visible-rows.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow, CaseSectionRow } from '../store/case-tables.ts';

/** A connection in a case, as far as sections and their proof need it. */
export interface Member extends SideFacts {
  case_id: string;
  connection_id: string;
  provider_section_id: string | null;
  monday_section_id: string | null;
}

/** Up to here every connection is looked at; beyond, each section shows its first ones and no counts. */
export const countedUpTo = 1000;
const namedOfLargeSection = 20;

const columns = [
  'case_connections.case_id',
  'case_connections.connection_id',
  'provider_section_id',
  'monday_section_id',
  ...sideColumns.map((column) => `connections.${column}` as const),
] as const;

/**
 * The connections of a case, by id; null where they are too many to look at.
 *
 * @param onlyOf only this person's, with what that person may see of them
 */
export async function findMembers(
  account: AccountReader,
  row: CaseRow,
  onlyOf: string | null,
): Promise<Member[] | null> {
  if (row.connection_count > countedUpTo) return null;
  const before = await readPending(account);
  const members = await account
    .connectionsInCases()
    .where('case_connections.case_id', '=', row.id)
    .$if(onlyOf !== null, (rows) => rows.where('case_connections.user_id', '=', onlyOf))
    .select(columns)
    .orderBy('case_connections.connection_id')
    .limit(2 * countedUpTo)
    .execute();
  return withSides(account, members, onlyOf, before);
}

/** The members with what the caller may see of each, and with what is on its way to them. */
async function withSides(
  account: AccountReader,
  members: Member[],
  onlyOf: string | null,
  before: readonly Pending[],
): Promise<Member[]> {
  const rows = members.map((member) => ({ ...member, id: member.connection_id }));
  const visibleUser = onlyOf === null ? null : ownOf(onlyOf);
  const visible = await asVisible(account, rows, visibleUser, before);
  return members.map((member, index) => {
    const seen = visible[index];
    return seen ? { ...member, ...pickSides(seen) } : member;
  });
}

function pickSides(seen: SideFacts): SideFacts {
  const entries = sideColumns.map((column) => [column, seen[column]]);
  return Object.fromEntries(entries) as SideFacts;
}

/** The connections of several cases that are few enough to be looked at in a list. */
export async function findMembersOf(
  account: AccountReader,
  caseIds: readonly string[],
): Promise<Member[]> {
  const before = await readPending(account);
  const members = await account
    .connectionsInCases()
    .where('case_connections.case_id', 'in', caseIds)
    .select(columns)
    .execute();
  return withSides(account, members, null, before);
}

/** The first connections of a case that is too large to look at as a whole. */
export async function findFirstIds(
  account: AccountReader,
  row: CaseRow,
  onlyOf: string | null,
  limit = countedUpTo,
): Promise<string[]> {
  const rows = await account
    .caseConnections()
    .where('case_id', '=', row.id)
    .$if(onlyOf !== null, (of) => of.where('user_id', '=', onlyOf))
    .select('connection_id')
    .orderBy('connection_id')
    .limit(limit)
    .execute();
  return rows.map((found) => found.connection_id);
}

const sectionsPerStatement = 40;

/** The first connections of each section of a case that is too large to look at as a whole. */
export async function findFirstOfSections(
  account: AccountReader,
  row: CaseRow,
  sections: readonly CaseSectionRow[],
  onlyOf: string | null,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const half of ['provider', 'monday'] as const) {
    const ids = sections.filter((section) => section.half === half).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += sectionsPerStatement) {
      const rows = await account
        .firstConnections(row.id, `${half}_section_id`, {
          sectionIds: ids.slice(from, from + sectionsPerStatement),
          userId: onlyOf,
          limit: namedOfLargeSection,
        })
        .execute();
      for (const { section_id, connection_id } of rows) {
        const known = found.get(section_id ?? '');
        if (known) known.push(connection_id);
        else found.set(section_id ?? '', [connection_id]);
      }
      // Hundreds of sections are some tens of milliseconds: others come in between.
      await nextTurn();
    }
  }
  return found;
}

/** The first connections of a section that is of no half: it is about the whole case. */
export const findFirstOfCase = (account: AccountReader, row: CaseRow, onlyOf: string | null) =>
  findFirstIds(account, row, onlyOf, namedOfLargeSection);
