import { sql } from 'kysely';
import type { HistoryKind } from '../contract/connection-history.ts';
import { kindsOfEvidence } from '../contract/evidence.ts';
import type { AccountReader, AccountStore } from '../store/account-store.ts';
import type { Position } from '../store/cursor.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { conditions, countedUpTo, counterOf, type ListQuery } from './connection-filter.ts';
import { shownColumns, type VisibleRow } from './connection-format.ts';
import type { VisibleUser } from './connection-policy.ts';
import { type ListOrder, orderOf } from './list-order.ts';
import { partsAfter, type Rows } from './list-parts.ts';
import { searchCount, searchOf, searchPage, withWayToSearch } from './text-search.ts';
import { asVisible } from './visible-rows.ts';

/** Columns that are shown, and the sort key. */
const listedColumns = [...shownColumns, 'sort_name'] as const;
export type ListedRow = VisibleRow &
  Pick<ConnectionRow, 'sort_name'> & { sort_value?: string | number | null };

/** The value that a cursor keeps of a row. */
export function positionOf(row: ListedRow, query: ListQuery): Position {
  const { column } = orderOf(query, null);
  const value = column ? row[column] : row.sort_value;
  return { value: value == null ? null : String(value), id: row.id };
}

function filtered(accountStore: AccountStore, query: ListQuery, visibleUser: VisibleUser): Rows {
  return accountStore
    .connections()
    .where((where) => where.and(conditions(where, query, visibleUser)));
}

/**
 * One page by keyset, equally fast at any depth.
 *
 * @returns up to `limit + 1` rows: one more than asked for says that there is a next page
 */
export async function findPage(
  accountStore: AccountStore,
  asked: ListQuery,
  visibleUser: VisibleUser,
  from: Position | null,
): Promise<ListedRow[]> {
  const query = await withWayToSearch(accountStore, asked);
  const order = orderOf(query, visibleUser);
  const wanted = query.limit + 1;
  const read = (some: Rows, limit: number): Promise<ListedRow[]> =>
    some
      .select(listedColumns)
      .$if(order.column === null, (rows) => rows.select(sortValue(order)))
      .limit(limit)
      .execute();
  const search = searchOf(accountStore, query, visibleUser);
  if (search) return searchPage(search, from, wanted, read);
  const rows: ListedRow[] = [];
  for (const part of partsAfter(filtered(accountStore, query, visibleUser), order, from)) {
    if (rows.length === wanted) break;
    rows.push(...(await read(part.rows, wanted - rows.length)));
  }
  return asVisible(accountStore, rows, visibleUser);
}

const sortValue = ({ key }: ListOrder) => sql<string | number | null>`${key}`.as('sort_value');

/**
 * How many connections a query finds: exact for a whole account or person, else counted up to
 * 10,000.
 */
export async function countAll(
  accountStore: AccountStore,
  asked: ListQuery,
  visibleUser: VisibleUser,
): Promise<{ total: number; totalExact: boolean }> {
  const query = await withWayToSearch(accountStore, asked);
  const counter = counterOf(query, visibleUser);
  if (counter !== null)
    return { total: await readCounter(accountStore, counter), totalExact: true };
  const search = searchOf(accountStore, query, visibleUser);
  const rows = filtered(accountStore, query, visibleUser)
    .select('id')
    .limit(countedUpTo + 1);
  const total = await (search ? searchCount(search) : accountStore.countRows(rows));
  return { total: Math.min(total, countedUpTo), totalExact: total <= countedUpTo };
}

async function readCounter(accountStore: AccountStore, name: string): Promise<number> {
  const row = await accountStore
    .counters()
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? 0;
}

/** Null when there is no such connection, or none that the caller may see. */
export async function findOne(
  accountStore: AccountStore,
  id: string,
  visibleUser: VisibleUser,
): Promise<ConnectionRow | null> {
  const row = await accountStore
    .connections()
    .where('id', '=', id)
    .$if(visibleUser !== null, (rows) => rows.where('user_id', '=', visibleUser?.userId ?? ''))
    .selectAll('connections')
    .executeTakeFirst();
  const [shown] = await asVisible(accountStore, row ? [row] : [], visibleUser);
  return shown ?? null;
}

/** What admins tell each other. */
const kindsOfAdmins: HistoryKind[] = ['alert_acknowledged', 'acknowledgement_withdrawn'];

/** What belongs to a case that the caller may not see is left out. */
function visibleHistory(
  accountStore: AccountReader,
  connectionIds: readonly string[],
  visibleUser: VisibleUser,
) {
  return accountStore
    .history()
    .where('connection_id', 'in', connectionIds)
    .$if(visibleUser?.isShadowed === true, (entries) =>
      entries
        .where('kind', 'not in', kindsOfAdmins)
        .where((where) =>
          where.or([
            where('connection_history.case_id', 'is', null),
            where(
              'connection_history.case_id',
              'in',
              accountStore.cases().where('visibility', '=', 'people').select('cases.id'),
            ),
          ]),
        ),
    )
    .select([
      'connection_id',
      'id',
      'kind',
      'at',
      'user_id',
      'case_id',
      'said_at',
      'said_by',
      'note',
    ])
    .orderBy('id', 'desc');
}

/** Newest first, at most 100. */
export const findHistory = (
  accountStore: AccountReader,
  connectionId: string,
  visibleUser: VisibleUser,
) => visibleHistory(accountStore, [connectionId], visibleUser).limit(100).execute();

const evidenceAtMost = 200;
const connectionsPerStatement = 200;

/**
 * Entries that say something of a side, newest first: however often a connection was refused or
 * connected again since, what was reported and confirmed before is among them.
 *
 * @param connectionIds of each the newest 200 on the average
 */
export async function findEvidence(
  accountStore: AccountReader,
  connectionIds: readonly string[],
  visibleUser: VisibleUser,
) {
  const found = [];
  for (let from = 0; from < connectionIds.length; from += connectionsPerStatement) {
    const ids = connectionIds.slice(from, from + connectionsPerStatement);
    const entries = await visibleHistory(accountStore, ids, visibleUser)
      .where('kind', 'in', kindsOfEvidence)
      .limit(evidenceAtMost * ids.length)
      .execute();
    found.push(...entries);
  }
  return found;
}

/** Other connections with the same identity, at most 100. */
export async function findSameIdentity(
  accountStore: AccountStore,
  row: ConnectionRow,
  visibleUser: VisibleUser,
): Promise<ConnectionRow[]> {
  const rows = await accountStore
    .connections()
    .where('provider', '=', row.provider)
    .where('provider_identity', '=', row.provider_identity)
    .where('id', '!=', row.id)
    .$if(visibleUser !== null, (own) => own.where('user_id', '=', visibleUser?.userId ?? ''))
    .selectAll('connections')
    .orderBy('last_connected_at', 'desc')
    .limit(100)
    .execute();
  return asVisible(accountStore, rows, visibleUser);
}
