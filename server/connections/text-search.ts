import { expressionBuilder } from 'kysely';
import type { AccountStore, AccountWordIndex } from '../store/account-store.ts';
import type { AccountWords } from '../store/account-words.ts';
import type { Position } from '../store/cursor.ts';
import type { Database } from '../store/tables.ts';
import { conditions, countedUpTo, type ListQuery, type OnTheWay } from './connection-filter.ts';
import type { VisibleUser } from './connection-policy.ts';
import { inBatches } from './list-batches.ts';
import { type ListOrder, orderOf } from './list-order.ts';
import { partsAfter, type Rows } from './list-parts.ts';
import { searchWords } from './normalize.ts';
import { expressionOf, type WordExpression } from './word-expression.ts';

/** So many rows are looked up one by one, and sorted, in a few milliseconds. */
const lookedUpAtMost = 2000;
/** An account of more batches than that is taken into the index. */
const batchesWithoutIndex = 2;

/** Indexes that hold all that most queries look at, by the column that orders them. */
const coveringIndexes = new Map<string | null, string>([
  ['last_connected_at', 'connections_by_last_connected_at'],
  ['sort_name', 'connections_by_sort_name'],
]);

/** A search through the texts of a whole account, on SQLite. */
export interface Search {
  account: AccountStore;
  index: AccountWordIndex;
  query: ListQuery;
  onTheWay: OnTheWay;
  words: string[];
}

/**
 * Returns null for a list that is read as any other: without words, of one person, or on PostgreSQL, which
 * has an index of words among which it chooses by itself.
 */
export function searchOf(
  account: AccountStore,
  query: ListQuery,
  visibleUser: VisibleUser,
  onTheWay: OnTheWay,
): Search | null {
  const words = searchWords(query.q ?? '');
  if (account.words === null || visibleUser !== null || words.length === 0) return null;
  return { account, index: account.words, query, onTheWay, words };
}

/** So few texts are read in less time than an index of every account's words is. */
const textsReadAtMost = 5000;

/**
 * Adds what PostgreSQL does not know: of few rows the texts are to be read. By its figures of all accounts
 * together it would ask the index for them as well.
 */
export async function withWayToSearch(account: AccountStore, query: ListQuery): Promise<ListQuery> {
  if (account.words !== null || searchWords(query.q ?? '').length === 0) return query;
  const row = await account
    .counters()
    .select('value')
    .where('name', '=', 'connections')
    .executeTakeFirst();
  return (row?.value ?? 0) <= textsReadAtMost ? { ...query, readsTexts: true } : query;
}

const withConditions = (rows: Rows, { query, onTheWay }: Search): Rows =>
  rows.where((where) => where.and(conditions(where, query, null, onTheWay)));

/** True if the words are all that the query asks for. */
const isWordsAlone = ({ q, orUserIds, ...others }: ListQuery): boolean =>
  !orUserIds?.length &&
  conditions(expressionBuilder<Database, 'connections'>(), others, null).length === 0;

interface Indexed {
  words: AccountWords;
  expression: WordExpression;
}

async function findIndexed({ index, words }: Search): Promise<Indexed | null> {
  const found = await index.read();
  const expression = found && (await expressionOf(words, found));
  return found && expression && { words: found, expression };
}

/** Ids of every row that may fit; null for too many of them. */
async function candidatesOf(search: Search, indexed: Indexed): Promise<string[] | null> {
  const { account, query } = search;
  const ids = await indexed.words.find(indexed.expression.quick, lookedUpAtMost);
  if (ids === null || !query.orUserIds?.length) return ids;
  const ofUsers = await account
    .connections()
    .where('user_id', 'in', query.orUserIds)
    .select('id')
    .limit(lookedUpAtMost + 1)
    .execute();
  const all = new Set([...ids, ...ofUsers.map((row) => row.id)]);
  return all.size > lookedUpAtMost ? null : [...all];
}

/** Those of the candidates that fit: every condition is looked at once more. */
const lookedUp = (search: Search, ids: string[]): Rows =>
  withConditions(search.account.connectionsWith(ids), search);

/** By id, a user's rows and groups of one key an index leads to what fits without the others. */
const canBeBatched = ({ ids, userIds }: ListQuery, order: ListOrder) =>
  !ids && !userIds && !order.isGrouped;

function batchesOf(search: Search, order: ListOrder, from: Position | null) {
  const { account } = search;
  const covering = coveringIndexes.get(order.column);
  const all: Rows = covering ? account.connectionsBy(covering) : account.connections();
  const fitting = withConditions(all, search);
  return inBatches(partsAfter(all, order, from), partsAfter(fitting, order, from), order);
}

async function readParts<Row>(
  rows: Iterable<Rows> | AsyncIterable<Rows>,
  wanted: number,
  read: (rows: Rows, limit: number) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for await (const some of rows) {
    found.push(...(await read(some, wanted - found.length)));
    if (found.length >= wanted) break;
  }
  return found;
}

/**
 * Finds a page. What is frequent is among the first rows of the list; what is rare is looked up by the index;
 * in between, and where there is no index, the list is read on in batches.
 *
 * @param wanted how many rows
 * @param read reads some rows, with the columns of a list
 */
export async function searchPage<Row>(
  search: Search,
  from: Position | null,
  wanted: number,
  read: (rows: Rows, limit: number) => Promise<Row[]>,
): Promise<Row[]> {
  const { account, index, query } = search;
  const order = orderOf(query, null);
  const isBatched = canBeBatched(query, order);
  const found: Row[] = [];
  const batches = batchesOf(search, order, from);
  const first = isBatched ? await batches.next() : null;
  if (first && !first.done) found.push(...(await read(first.value, wanted)));
  if (found.length >= wanted) return found;

  const indexed = await findIndexed(search);
  const ids = indexed && (await candidatesOf(search, indexed));
  const partsOf = (rows: Rows) => partsAfter(rows, order, from).map((part) => part.rows);
  if (ids) return readParts(partsOf(lookedUp(search, ids)), wanted, read);
  if (!isBatched)
    return readParts(partsOf(withConditions(account.connections(), search)), wanted, read);
  let count = 1;
  for await (const batch of batches) {
    found.push(...(await read(batch, wanted - found.length)));
    count += 1;
    if (found.length >= wanted) break;
  }
  if (count > batchesWithoutIndex && !indexed) index.take();
  return found;
}

/** Counts the connections that a search finds, up to one more than `countedUpTo`. */
export async function searchCount(search: Search): Promise<number> {
  const { account, query } = search;
  const most = countedUpTo + 1;
  const indexed = await findIndexed(search);
  if (indexed?.expression.exact && isWordsAlone(query)) {
    return indexed.words.count(indexed.expression.exact, most);
  }
  const ids = indexed && (await candidatesOf(search, indexed));
  if (ids) return account.countRows(lookedUp(search, ids).select('id'));
  const order = orderOf({ ...query, sort: '-lastConnectedAt' }, null);
  let total = 0;
  for await (const batch of batchesOf(search, order, null)) {
    total += await account.countRows(batch.select('id').limit(most - total));
    if (total >= most) break;
  }
  return total;
}
