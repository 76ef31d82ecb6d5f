import { readShadows } from '../connections/change.ts';
import type { AccountReader } from '../store/account.ts';
import type { CaseRow } from '../store/case-tables.ts';

/** A connection in a case, as far as sections and their proof need it. */
export interface Member {
  connection_id: string;
  provider_section_id: string | null;
  monday_section_id: string | null;
  at_provider_state: string;
  in_monday_state: string;
}

/** Up to here every connection is looked at; beyond, each section shows its first ones and no counts. */
export const countedUpTo = 1000;
const namedOfLargeSection = 20;

const columns = [
  'case_connections.connection_id',
  'provider_section_id',
  'monday_section_id',
  'at_provider_state',
  'in_monday_state',
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
  return members.map((member) => ({ ...member, ...halvesOf(shadows.get(member.connection_id)) }));
}

const halvesOf = (shadow: { at_provider_state: string; in_monday_state: string } | undefined) =>
  shadow && {
    at_provider_state: shadow.at_provider_state,
    in_monday_state: shadow.in_monday_state,
  };

/** The first connections of a case, or of one section, that is too large to look at as a whole. */
export async function findFirstIds(
  account: AccountReader,
  row: CaseRow,
  section: { id: string; half: string | null } | null,
  onlyOf: string | null,
): Promise<string[]> {
  const half = section?.half;
  const rows = await account
    .caseConnections()
    .where('case_id', '=', row.id)
    .$if(half === 'provider', (of) => of.where('provider_section_id', '=', section?.id ?? ''))
    .$if(half === 'monday', (of) => of.where('monday_section_id', '=', section?.id ?? ''))
    .$if(onlyOf !== null, (of) => of.where('user_id', '=', onlyOf))
    .select('connection_id')
    .orderBy('connection_id')
    .limit(section === null ? countedUpTo : namedOfLargeSection)
    .execute();
  return rows.map((found) => found.connection_id);
}
