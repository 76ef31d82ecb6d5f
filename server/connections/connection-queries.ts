import { sql } from 'kysely';
import type { AccountStore } from '../store/account-store.ts';
import type { Position } from '../store/cursor.ts';
import type { ConnectionRow } from '../store/tables.ts';
import {
  conditions,
  countedUpTo,
  counterOf,
  fits,
  type ListQuery,
  type OnTheWay,
} from './connection-filter.ts';
import { shownColumns, type VisibleRow } from './connection-format.ts';
import type { VisibleUser } from './connection-policy.ts';
import { type ListOrder, orderOf } from './list-order.ts';
import { partsAfter, type Rows } from './list-parts.ts';
import { type Pending, readPending } from './pending-effects.ts';
import { searchCount, searchOf, searchPage, withWayToSearch } from './text-search.ts';
import { asVisible } from './visible-rows.ts';

/** Columns that are shown, and the sort key. */
const listedColumns = [...shownColumns, 'sort_name'] as const;
export type ListedRow = VisibleRow &
  Pick<ConnectionRow, 'sort_name'> & { sort_value?: string | number | null };

/** The value that a cursor keeps of a row. */
function positionOf(row: ListedRow, query: ListQuery): Position {
  const { column } = orderOf(query, null);
  const value = column ? row[column] : row.sort_value;
  return { value: value == null ? null : String(value), id: row.id };
}

function filtered(
  accountStore: AccountStore,
  query: ListQuery,
  visibleUser: VisibleUser,
  onTheWay: OnTheWay,
): Rows {
  return accountStore
    .connections()
    .where((where) => where.and(conditions(where, query, visibleUser, onTheWay)));
}

export interface Page {
  rows: ListedRow[];
  /** The position of the next page; null where there is none. */
  next: Position | null;
}

/** Rows of a query after a position, in its order. */
async function rowsAfter(
  accountStore: AccountStore,
  query: ListQuery,
  visibleUser: VisibleUser,
  onTheWay: OnTheWay,
  { from, limit }: { from: Position | null; limit: number },
): Promise<ListedRow[]> {
  const order = orderOf(query, visibleUser);
  const read = (some: Rows, atMost: number): Promise<ListedRow[]> =>
    some
      .select(listedColumns)
      .$if(order.column === null, (rows) => rows.select(sortValue(order)))
      .limit(atMost)
      .execute();
  const search = searchOf(accountStore, query, visibleUser, onTheWay);
  if (search) return searchPage(search, from, limit, read);
  const rows: ListedRow[] = [];
  const all = filtered(accountStore, query, visibleUser, onTheWay);
  for (const part of partsAfter(all, order, from)) {
    if (rows.length === limit) break;
    rows.push(...(await read(part.rows, limit - rows.length)));
  }
  return rows;
}

/** Of rows that something is on its way to, so many are looked at for one page. */
const lookedAtMost = 5000;
const lookedAtOnce = 200;

/**
 * One page by keyset, equally fast at any depth. It may have fewer rows than asked for, and a next one
 * all the same, while a change of a large case is on its way to many that do not fit.
 */
export async function findPage(
  accountStore: AccountStore,
  asked: ListQuery,
  visibleUser: VisibleUser,
  from: Position | null,
): Promise<Page> {
  const query = await withWayToSearch(accountStore, asked);
  const pending = await readPending(accountStore);
  const wanted = query.limit + 1;
  const isLookedAt = pending.length > 0 && (query.state ?? query.alert) !== undefined;
  const rows: ListedRow[] = [];
  let position = from;
  for (let looked = 0; ; ) {
    const limit = isLookedAt ? Math.max(wanted - rows.length, lookedAtOnce) : wanted;
    const part = { from: position, limit };
    const found = await rowsAfter(accountStore, query, visibleUser, { pending }, part);
    const visible = await asVisible(accountStore, found, visibleUser, pending);
    rows.push(...(isLookedAt ? visible.filter((row) => fits(row, query)) : visible));
    looked += found.length;
    const last = found.at(-1);
    const isEnd = found.length < limit || last === undefined;
    if (rows.length >= wanted || isEnd) {
      const shown = rows.slice(0, query.limit);
      const end = rows.length > query.limit ? shown.at(-1) : undefined;
      return { rows: shown, next: end ? positionOf(end, query) : null };
    }
    position = positionOf(last, query);
    if (looked >= lookedAtMost) return { rows, next: position };
  }
}

const sortValue = ({ key }: ListOrder) => sql<string | number | null>`${key}`.as('sort_value');

/**
 * Counts the connections that a query finds: exact for a whole account or person, else up to 10,000.
 */
export async function countAll(
  accountStore: AccountStore,
  asked: ListQuery,
  visibleUser: VisibleUser,
): Promise<{ total: number; totalExact: boolean }> {
  const query = await withWayToSearch(accountStore, asked);
  const pending = await readPending(accountStore);
  if (pending.length > 0 && (query.state ?? query.alert) !== undefined)
    return countAhead(accountStore, query, visibleUser, pending);
  const counter = counterOf(query, visibleUser);
  if (counter !== null)
    return { total: await readCounter(accountStore, counter), totalExact: true };
  return countUpTo(accountStore, query, visibleUser, { pending });
}

async function countUpTo(
  accountStore: AccountStore,
  query: ListQuery,
  visibleUser: VisibleUser,
  onTheWay: OnTheWay,
) {
  const search = searchOf(accountStore, query, visibleUser, onTheWay);
  const rows = filtered(accountStore, query, visibleUser, onTheWay)
    .select('id')
    .limit(countedUpTo + 1);
  const total = await (search ? searchCount(search) : accountStore.countRows(rows));
  return { total: Math.min(total, countedUpTo), totalExact: total <= countedUpTo };
}

/** The same while something is on its way: without an exact total where rows must be looked at one by one. */
async function countAhead(
  accountStore: AccountStore,
  query: ListQuery,
  visibleUser: VisibleUser,
  pending: readonly Pending[],
): Promise<{ total: number; totalExact: boolean }> {
  if (visibleUser?.isShadowed) {
    const all = filtered(accountStore, query, visibleUser, { pending });
    const rows = await all.select(listedColumns).limit(countedUpTo).execute();
    const visible = await asVisible(accountStore, rows, visibleUser, pending);
    return { total: visible.filter((row) => fits(row, query)).length, totalExact: true };
  }
  const found = await countUpTo(accountStore, query, visibleUser, { pending });
  const onTheWay = { pending, isCertain: true };
  const certain = await countUpTo(accountStore, query, visibleUser, onTheWay);
  return { total: certain.total, totalExact: certain.totalExact && certain.total === found.total };
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
  const before = await readPending(accountStore);
  const row = await accountStore
    .connections()
    .where('id', '=', id)
    .$if(visibleUser !== null, (rows) => rows.where('user_id', '=', visibleUser?.userId ?? ''))
    .selectAll('connections')
    .executeTakeFirst();
  const [shown] = await asVisible(accountStore, row ? [row] : [], visibleUser, before);
  return shown ?? null;
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
