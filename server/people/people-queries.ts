import { sql } from 'kysely';
import type { PeopleQuery } from '../contract/people.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { Position } from '../store/cursor.ts';
import { figures, isLive, orderOf, type PeopleOrder } from './people-order.ts';
import { searchedPeople } from './people-search.ts';

/** PostgreSQL counts in 64 bits, which its driver gives as text. */
type Count = number | string;

const held = [
  figures.connections.as('connections'),
  figures.live.as('live'),
  figures.organizations.as('organizations'),
  figures.accessRank.as('access_rank'),
  figures.riskRank.as('risk_rank'),
  figures.lastConnectedAt.as('last_connected_at'),
] as const;

/** Figures of the connections of one user, as the store counts them. */
export interface HoldingsRow {
  connections: Count;
  live: Count;
  organizations: Count;
  access_rank: number | null;
  risk_rank: number | null;
  last_connected_at: string;
}

export type PersonRow = HoldingsRow & { user_id: string; sort_value: Count | string | null };

/** Those after a place in an order by figures: a later figure, or the same one and a later id. */
function after({ key, direction, isNumber }: PeopleOrder, { value, id }: Position) {
  const place = isNumber ? Number(value) : value;
  const isLater = direction === 'asc' ? sql`>` : sql`<`;
  return sql<boolean>`(${key} ${isLater} ${place} or (${key} = ${place} and user_id > ${id}))`;
}

/**
 * One page of everyone with a connection whom a query finds. Figures are counted over all rows of the
 * account where the order is one of them.
 *
 * @returns up to `limit + 1` rows: one more than asked for says that there is a next page
 */
export function findPeople(
  accountStore: AccountStore,
  query: PeopleQuery,
  from: Position | null,
): Promise<PersonRow[]> {
  const order = orderOf(query);
  const { key, direction } = order;
  const isLater = direction === 'asc' ? '>' : '<';
  return searchedPeople(accountStore, query)
    .where('connections.user_id', '>', '')
    .$if(key === null && from !== null, (rows) =>
      rows.where('connections.user_id', isLater, from?.id ?? ''),
    )
    .select('connections.user_id')
    .select(held)
    .select((key ?? sql`null`).$castTo<Count | string | null>().as('sort_value'))
    .groupBy('connections.user_id')
    .$if(key !== null && from !== null, (rows) =>
      rows.having(after(order, from ?? { value: null, id: '' })),
    )
    .$if(key !== null, (rows) => rows.orderBy(key ?? sql`1`, direction))
    .orderBy('connections.user_id', key === null ? direction : 'asc')
    .limit(query.limit + 1)
    .execute();
}

/** Returns the figures of connections without a known user; null without any. An app's own access has none. */
export async function findUnknownPerson(accountStore: AccountStore): Promise<HoldingsRow | null> {
  const row = await accountStore
    .connections()
    .where('user_id', '=', '')
    .where((where) =>
      where.or([where('account_type', 'is', null), where('account_type', '!=', 'app')]),
    )
    .select(held)
    .groupBy('user_id')
    .executeTakeFirst();
  return row ?? null;
}

/** Counts the live connections of each of these people; people without any are left out. */
export async function countLive(accountStore: AccountStore, userIds: string[]) {
  if (userIds.length === 0) return [];
  return accountStore
    .connections()
    .where('user_id', 'in', userIds)
    .where(isLive)
    .select('user_id')
    .select(sql<Count>`count(*)`.as('connections'))
    .groupBy('user_id')
    .execute();
}
