import { sql } from 'kysely';
import type { Caller } from '../auth/session-token.ts';
import type { CaseStatus } from '../contract/case.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { CaseRow, CaseSectionRow, CaseStepRow } from '../store/case-tables.ts';
import type { Position } from '../store/cursor.ts';
import { toldCases } from './told-cases.ts';

/** A case, and how much of it the caller may see. */
export interface FoundCase {
  row: CaseRow;
  view: 'whole' | 'part';
}

/** Cases that the caller may see: all of the account, or those about them that are not for admins only. */
function visibleCases(account: AccountReader, caller: Caller) {
  return account
    .cases()
    .$if(caller.role !== 'admin', (cases) =>
      cases.where('visibility', '=', 'people').where('cases.id', 'in', ownCaseIds(account, caller)),
    );
}

const ownCaseIds = (account: AccountReader, caller: Caller) =>
  account
    .caseConnections()
    .where('case_connections.user_id', '=', caller.userId)
    .select('case_connections.case_id');

/** Others' cases are seen in part: what is in them about colleagues stays unseen. */
async function viewOf(
  account: AccountReader,
  caller: Caller,
  row: CaseRow,
): Promise<FoundCase['view']> {
  if (caller.role === 'admin') return 'whole';
  if (row.opened_by !== caller.userId) return 'part';
  const others = await account
    .caseConnections()
    .where('case_id', '=', row.id)
    .where('user_id', '!=', caller.userId)
    .select('connection_id')
    .limit(1)
    .executeTakeFirst();
  return others ? 'part' : 'whole';
}

/** Null when there is no such case, or none that the caller may see. */
export async function findCase(
  account: AccountReader,
  caller: Caller,
  id: string,
): Promise<FoundCase | null> {
  const row = await visibleCases(account, caller)
    .where('cases.id', '=', id)
    .selectAll('cases')
    .executeTakeFirst();
  return row ? { row, view: await viewOf(account, caller, row) } : null;
}

const ended = 'ended';
type CaseKind = CaseStatus | typeof ended;

const askedAtOnce = 1000;

/** Returns the cases that the caller may see, the latest first; at most 1,000. */
export async function findCasesOf(
  account: AccountReader,
  caller: Caller,
  ids: readonly string[],
): Promise<CaseRow[]> {
  if (ids.length === 0) return [];
  return visibleCases(account, caller)
    .where('cases.id', 'in', ids.slice(0, askedAtOnce))
    .selectAll('cases')
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

interface CasesQuery {
  scope: 'mine' | 'account';
  status?: CaseStatus | undefined;
  owner?: 'me' | undefined;
  told?: 'true' | 'first' | undefined;
  limit: number;
}

/** Cases of one kind, the latest first. */
function latestCases(
  account: AccountReader,
  caller: Caller,
  {
    scope,
    status,
    owner,
    told,
  }: Pick<CasesQuery, 'scope' | 'owner' | 'told'> & { status: CaseKind },
  from: Position | null,
) {
  return visibleCases(account, caller)
    .$if(scope === 'mine', (cases) => cases.where('cases.id', 'in', ownCaseIds(account, caller)))
    .$if(told === 'true', (cases) =>
      cases.where((where) =>
        where.or([
          where('cases.id', 'in', toldCases.blocked(account)),
          where('cases.id', 'in', toldCases.whole(account)),
          where('cases.id', 'in', toldCases.finished(account)),
        ]),
      ),
    )
    .$if(owner === 'me', (cases) => cases.where('owner', '=', caller.userId))
    .where((where) =>
      // Written out: an index of some rows is found by these words, not by a parameter.
      status === ended ? sql<boolean>`status <> 'open'` : where('status', '=', status),
    )
    .$if(from !== null, (cases) =>
      cases.where((where) =>
        where(
          where.refTuple('opened_at', 'id'),
          '<',
          where.tuple(from?.value ?? '', from?.id ?? ''),
        ),
      ),
    )
    .selectAll('cases')
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc');
}

/** Returns the position at which a page of cases ended; ended cases come behind every open one. */
export const casePosition = ({ status, opened_at, id }: CaseRow): Position => ({
  value: `${status === 'open' ? 'open' : ended} ${opened_at}`,
  id,
});

/** Of more than these the list of told ones alone tells. */
const mostToldFirst = 5;

/** Open cases of which something was told, then the latest of the others: one page, whatever more there is. */
async function toldFirst(
  account: AccountReader,
  caller: Caller,
  query: CasesQuery,
): Promise<CaseRow[]> {
  const latest = (told: 'true' | undefined, limit: number) =>
    latestCases(account, caller, { ...query, told, status: 'open' }, null)
      .limit(limit)
      .execute();
  const [first, others] = await Promise.all([
    latest('true', Math.min(mostToldFirst, query.limit)),
    latest(undefined, query.limit),
  ]);
  const firstIds = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !firstIds.has(id))].slice(0, query.limit);
}

/**
 * Returns one page, open cases first and the latest of each kind first: one more than asked for says that
 * there is a next page.
 */
export async function findCases(
  account: AccountReader,
  caller: Caller,
  query: CasesQuery,
  from: Position | null,
): Promise<FoundCase[]> {
  const rows =
    query.told === 'first'
      ? await toldFirst(account, caller, query)
      : await pageOfCases(account, caller, query, from);
  return Promise.all(rows.map(async (row) => ({ row, view: await viewOf(account, caller, row) })));
}

/** Reads a page of the list that goes on behind it. */
async function pageOfCases(
  account: AccountReader,
  caller: Caller,
  { scope, status, owner, told, limit }: CasesQuery,
  from: Position | null,
): Promise<CaseRow[]> {
  const [kind, value = ''] = from?.value?.split(' ') ?? [];
  const asked = told ? 'open' : status;
  const kinds: CaseKind[] = asked === undefined ? ['open', ended] : [asked];
  const begin = kind === ended ? kinds.length - 1 : 0;
  const rows: CaseRow[] = [];
  for (const one of kinds.slice(begin)) {
    const isFirst = one === kinds[begin];
    const position = from && isFirst ? { value, id: from.id } : null;
    const page = latestCases(account, caller, { scope, owner, told, status: one }, position);
    if (rows.length <= limit) rows.push(...(await page.limit(limit + 1 - rows.length).execute()));
  }
  return rows;
}

/** Sections that the caller may see, in order. In part: what that person does for themselves. */
export function findSections(
  account: AccountReader,
  caseIds: string[],
  onlyOf: string | null,
): Promise<CaseSectionRow[]> {
  return account
    .caseSections()
    .where('case_id', 'in', caseIds)
    .$if(onlyOf !== null, (sections) => sections.where('user_id', '=', onlyOf))
    .selectAll('case_sections')
    .orderBy('case_id')
    .orderBy('position')
    .execute();
}

export function findSteps(
  account: AccountReader,
  caseId: string,
  sectionIds: string[] | null,
): Promise<CaseStepRow[]> {
  return account
    .caseSteps()
    .where('case_id', '=', caseId)
    .$if(sectionIds !== null, (steps) => steps.where('section_id', 'in', orNone(sectionIds)))
    .selectAll('case_steps')
    .orderBy('section_id')
    .orderBy('position')
    .execute();
}

/** `in ()` is no SQL; no section has this id. */
const orNone = (ids: string[] | null) => (ids && ids.length > 0 ? ids : ['none']);

/** Reconnections while the case was open, the latest first. */
export function findReconnected(
  account: AccountReader,
  caseId: string,
  { onlyOf, limit }: { onlyOf: string | null; limit: number },
) {
  return account
    .caseConnections()
    .where('case_id', '=', caseId)
    .where('reconnected_at', 'is not', null)
    .$if(onlyOf !== null, (rows) => rows.where('user_id', '=', onlyOf))
    .select(['connection_id', 'reconnected_at', 'provider_section_id', 'monday_section_id'])
    .orderBy('reconnected_at', 'desc')
    .orderBy('connection_id')
    .limit(limit)
    .execute();
}
