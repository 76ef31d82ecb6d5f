import { type SelectQueryBuilder, sql } from 'kysely';
import type { VisibleUser } from '../connections/policy.ts';
import type { CaseTarget } from '../contract/case.ts';
import type { AccountReader } from '../store/account.ts';
import type { Database } from '../store/tables.ts';

/** In the words of the indexes that hold connections in the order of their ids. */
const organizationOfRow = sql<string>`('organization:' || provider || ':' || organization_id)`;
const providerOfRow = sql<string>`('provider:' || provider)`;

/** The connections that fit a target, of those that the caller may touch. */
export function targeted(
  account: AccountReader,
  target: CaseTarget,
  visibleUser: VisibleUser,
): SelectQueryBuilder<Database, 'connections', object> {
  const visible = account
    .connections()
    .$if(visibleUser !== null, (rows) => rows.where('user_id', '=', visibleUser?.userId ?? ''));
  switch (target.kind) {
    case 'connections':
      return visible.where('connections.id', 'in', target.connectionIds);
    case 'person':
      return visible.where('user_id', '=', target.userId);
    case 'organization':
      return visible.where(
        organizationOfRow,
        '=',
        `organization:${target.provider}:${target.organizationId}`,
      );
    case 'provider':
      return visible.where(providerOfRow, '=', `provider:${target.provider}`);
  }
}

/** Connections with the same way of taking access away, counted. */
export interface Group {
  provider: string;
  organization_id: string | null;
  organization_name: string | null;
  account_type: string | null;
  connections: number;
  people: number;
  uses: number;
  inOpenCase: number;
  newest: string;
}

/** What a target holds, group by group: few rows, however many connections there are. */
export async function groupTarget(
  account: AccountReader,
  target: CaseTarget,
  visibleUser: VisibleUser,
): Promise<Group[]> {
  const rows = await targeted(account, target, visibleUser)
    .groupBy(['provider', 'organization_id', 'account_type'])
    .select((of) => [
      'provider',
      'organization_id',
      'account_type',
      of.fn.max('organization_name').as('organization_name'),
      of.fn.countAll<number | string>().as('connections'),
      of.fn.count<number | string>('user_id').distinct().as('people'),
      of.fn.sum<number | string>('used_in').as('uses'),
      of.fn.count<number | string>('case_id').as('in_open_case'),
      of.fn.max('connections.id').as('newest'),
    ])
    .execute();
  // PostgreSQL counts and sums in wider numbers, which its driver gives as text.
  return rows
    .map(({ in_open_case, ...row }) => ({
      ...row,
      connections: Number(row.connections),
      people: Number(row.people),
      uses: Number(row.uses),
      inOpenCase: Number(in_open_case),
    }))
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** The stores do not agree on where an absent value comes. */
const orderOf = (group: Group) =>
  [
    group.provider,
    group.organization_name ?? '~',
    group.organization_id,
    group.account_type,
  ].join();

/** Who owns the accounts that no administrator of an organization reaches, at most `limit` people. */
export async function peopleOf(
  account: AccountReader,
  target: CaseTarget,
  visibleUser: VisibleUser,
  limit: number,
): Promise<
  { provider: string; account_type: string | null; user_id: string; connections: number }[]
> {
  const rows = await targeted(account, target, visibleUser)
    .where((where) =>
      where.or([where('provider', '!=', 'microsoft'), where('organization_id', 'is', null)]),
    )
    .groupBy(['provider', 'account_type', 'user_id'])
    .select((of) => [
      'provider',
      'account_type',
      'user_id',
      of.fn.countAll<number | string>().as('connections'),
    ])
    .orderBy('user_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, connections: Number(row.connections) }));
}
