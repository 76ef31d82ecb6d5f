import { sql } from 'kysely';
import type { AccountStore } from '../store/account-store.ts';
import type { Position } from '../store/cursor.ts';

/** In these words, since an index of the store holds the rows of which they are true. */
const isLive = sql<boolean>`state not in ('revoked', 'confirmed')`;

/** An unknown risk ranks above a low one: nothing is called harmless by mistake. */
const accessRank = sql`case access when 'lasting' then 3 when 'temporary' then 1 else 2 end`;
const riskRank = sql`case risk when 'high' then 4 when 'medium' then 3 when 'low' then 1 else 2 end`;

/** PostgreSQL counts in 64 bits, which its driver gives as text. */
type Count = number | string;

const held = [
  sql<Count>`count(*)`.as('connections'),
  sql<Count>`count(case when ${isLive} then 1 end)`.as('live'),
  sql<Count>`count(distinct provider || ':' || organization_id)`.as('organizations'),
  sql<number | null>`max(case when ${isLive} then ${accessRank} end)`.as('access_rank'),
  sql<number | null>`max(case when ${isLive} then ${riskRank} end)`.as('risk_rank'),
  sql<string>`max(last_connected_at)`.as('last_connected_at'),
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

/**
 * One page of everyone with a connection, by user id.
 *
 * @returns up to `limit + 1` rows: one more than asked for says that there is a next page
 */
export function findPeople(
  accountStore: AccountStore,
  limit: number,
  from: Position | null,
): Promise<(HoldingsRow & { user_id: string })[]> {
  return accountStore
    .connections()
    .where('user_id', '>', from?.id ?? '')
    .select('user_id')
    .select(held)
    .groupBy('user_id')
    .orderBy('user_id')
    .limit(limit + 1)
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

/** How many live connections each of these people has; who has none is left out. */
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
