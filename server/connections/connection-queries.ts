import type { SelectQueryBuilder } from 'kysely';
import type { ConnectionsQuery } from '../contract/connection.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { Position } from '../store/cursor.ts';
import type { ConnectionRow, Database } from '../store/tables.ts';
import { conditions, countedUpTo, counterOf } from './connection-filter.ts';
import { shownColumns, type VisibleRow } from './connection-format.ts';
import type { VisibleUser } from './connection-policy.ts';
import { asVisible } from './visible-rows.ts';

type Query = SelectQueryBuilder<Database, 'connections', object>;

const sortColumns = {
  lastConnectedAt: 'last_connected_at',
  firstConnectedAt: 'first_connected_at',
  lastUsedAt: 'last_used_at',
  displayName: 'sort_name',
} as const;
type SortColumn = (typeof sortColumns)[keyof typeof sortColumns];

interface Order {
  column: SortColumn;
  direction: 'asc' | 'desc';
}

function orderOf({ sort }: ConnectionsQuery): Order {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  return { column: sortColumns[sort.replace('-', '') as keyof typeof sortColumns], direction };
}

/** What is shown, and the one value of an order that is not. */
const listedColumns = [...shownColumns, 'sort_name'] as const;
export type ListedRow = VisibleRow & Pick<ConnectionRow, 'sort_name'>;

/** The value that a cursor keeps of a row. */
export function positionOf(row: ListedRow, query: ConnectionsQuery): Position {
  return { value: row[orderOf(query).column], id: row.id };
}

function filtered(
  accountStore: AccountStore,
  query: ConnectionsQuery,
  visibleUser: VisibleUser,
): Query {
  return accountStore
    .connections()
    .where((where) => where.and(conditions(where, query, visibleUser)));
}

/** Rows that have a value in the sort column, after `from` in the order asked for. */
function present(query: Query, { column, direction }: Order, from: Position | null): Query {
  const compared = direction === 'asc' ? '>' : '<';
  const value = from?.value ?? null;
  return query
    .$if(from !== null && value !== null, (rows) =>
      rows.where((where) =>
        where(where.refTuple(column, 'id'), compared, where.tuple(value, from?.id ?? '')),
      ),
    )
    .$if(column === 'last_used_at', (rows) => rows.where(column, 'is not', null))
    .orderBy(column, direction)
    .orderBy('id', direction);
}

/** Rows without a value, which come last in both directions. */
function absent(query: Query, { column, direction }: Order, from: Position | null): Query {
  const compared = direction === 'asc' ? '>' : '<';
  return query
    .where(column, 'is', null)
    .$if(from?.value === null, (rows) => rows.where('id', compared, from?.id ?? ''))
    .orderBy('id', direction);
}

/**
 * One page by keyset, equally fast at any depth.
 *
 * @returns up to `limit + 1` rows: one more than asked for says that there is a next page
 */
export async function findPage(
  accountStore: AccountStore,
  query: ConnectionsQuery,
  visibleUser: VisibleUser,
  from: Position | null,
): Promise<ListedRow[]> {
  const order = orderOf(query);
  const wanted = query.limit + 1;
  const isAmongAbsent = from !== null && from.value === null;
  const rows = isAmongAbsent
    ? []
    : await present(filtered(accountStore, query, visibleUser), order, from)
        .select(listedColumns)
        .limit(wanted)
        .execute();
  if (order.column !== 'last_used_at' || rows.length === wanted) {
    return asVisible(accountStore, rows, visibleUser);
  }
  const rest = await absent(filtered(accountStore, query, visibleUser), order, from)
    .select(listedColumns)
    .limit(wanted - rows.length)
    .execute();
  return asVisible(accountStore, [...rows, ...rest], visibleUser);
}

/**
 * How many connections a query finds: exact for a whole account or person, else counted up to
 * 10,000.
 */
export async function countAll(
  accountStore: AccountStore,
  query: ConnectionsQuery,
  visibleUser: VisibleUser,
): Promise<{ total: number; totalExact: boolean }> {
  const counter = counterOf(query, visibleUser);
  if (counter !== null)
    return { total: await readCounter(accountStore, counter), totalExact: true };
  const rows = filtered(accountStore, query, visibleUser)
    .select('id')
    .limit(countedUpTo + 1);
  const total = await accountStore.countRows(rows);
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

/** Newest first, at most 100. What belongs to a case that the caller may not see is left out. */
export function findHistory(
  accountStore: AccountStore,
  connectionId: string,
  visibleUser: VisibleUser,
) {
  return accountStore
    .history()
    .where('connection_id', '=', connectionId)
    .$if(visibleUser?.isShadowed === true, (entries) =>
      entries.where((where) =>
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
    .select(['id', 'kind', 'at', 'user_id', 'case_id'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
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
