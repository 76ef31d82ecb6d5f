import { setImmediate as nextTurn } from 'node:timers/promises';
import { readShadows } from '../connections/change-connection.ts';
import { type SideFacts, sideColumns } from '../connections/connection-format.ts';
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
  const members = await account
    .connectionsInCases()
    .where('case_connections.case_id', '=', row.id)
    .$if(onlyOf !== null, (rows) => rows.where('case_connections.user_id', '=', onlyOf))
    .select(columns)
    .orderBy('case_connections.connection_id')
    .limit(2 * countedUpTo)
    .execute();
  if (onlyOf === null) return members;
  const shadows = await readShadows(
    account,
    members.map((member) => member.connection_id),
  );
  return members.map((member) => {
    const shadow = shadows.get(member.connection_id);
    return shadow ? { ...member, ...pickSides(shadow) } : member;
  });
}

function pickSides(shadow: SideFacts): SideFacts {
  const entries = sideColumns.map((column) => [column, shadow[column]]);
  return Object.fromEntries(entries) as SideFacts;
}

/** The connections of several cases that are few enough to be looked at in a list. */
export function findMembersOf(account: AccountReader, caseIds: readonly string[]) {
  return account
    .connectionsInCases()
    .where('case_connections.case_id', 'in', caseIds)
    .select(columns)
    .execute();
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
