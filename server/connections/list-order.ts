import { type RawBuilder, sql } from 'kysely';
import type { ConnectionsQuery, SortField } from '../contract/connection.ts';
import type { VisibleUser } from './connection-policy.ts';

/** Columns of a row by whose own value a list is ordered. */
type SortColumn =
  | 'last_connected_at'
  | 'first_connected_at'
  | 'last_used_at'
  | 'sort_name'
  | 'used_in';

export interface ListOrder {
  direction: 'asc' | 'desc';
  /** In the words of the index that holds its values. */
  key: RawBuilder<unknown>;
  /** The column of the key; null where it is selected as `sort_value`. */
  column: SortColumn | null;
  /** True if rows may lack a value: they come last in both directions. */
  isOptional: boolean;
  /** True if few values have many rows each: the rows of one value are then read by id. */
  isGrouped: boolean;
  isNumber: boolean;
}

type Rule = Omit<ListOrder, 'direction'>;

const byColumn = (column: SortColumn, rule: Partial<Rule> = {}): Rule => ({
  key: sql.ref(column),
  column,
  isOptional: false,
  isGrouped: false,
  isNumber: false,
  ...rule,
});

const byText = (key: RawBuilder<unknown>, isOptional = false): Rule => ({
  key,
  column: null,
  isOptional,
  isGrouped: true,
  isNumber: false,
});

const byRank = (key: RawBuilder<unknown>): Rule => ({ ...byText(key), isNumber: true });

const stateRank = (column: string) => sql`case ${sql.ref(column)}
  when 'still_works' then 0 when 'reconnected' then 1 when 'revoking' then 2
  when 'refused' then 3 when 'active' then 4 when 'partly' then 5 when 'revoked' then 6
  else 7 end`;

/** In the words of the indexes of migrations 010 and 011: keep them as they are. */
const rules: Record<SortField, Rule> = {
  lastConnectedAt: byColumn('last_connected_at'),
  firstConnectedAt: byColumn('first_connected_at'),
  lastUsedAt: byColumn('last_used_at', { isOptional: true }),
  displayName: byColumn('sort_name'),
  usedIn: byColumn('used_in', { isGrouped: true, isNumber: true }),
  organization: byText(sql`lower(organization_name)`, true),
  provider: byText(sql`cast('provider:' || provider as text)`),
  access: byRank(sql`(case access when 'lasting' then 0 when 'temporary' then 8 else 4 end)
    + (case risk when 'high' then 0 when 'medium' then 1 when 'low' then 3 else 2 end)`),
  state: byRank(stateRank('state')),
  person: byText(sql`cast('person:' || nullif(user_id, '') as text)`, true),
};

/** The state that the person may know of, so that the order tells no more than the list. */
const visibleState = sql`coalesce((
  select ${stateRank('connection_shadows.state')} from connection_shadows
  where connection_shadows.account_id = connections.account_id
    and connection_shadows.connection_id = connections.id
), ${stateRank('connections.state')})`;

/** The order that a query asks for, as this caller may see it. */
export function orderOf({ sort }: ConnectionsQuery, visibleUser: VisibleUser): ListOrder {
  const field = sort.replace('-', '') as SortField;
  const rule = rules[field];
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  if (field === 'state' && visibleUser?.isShadowed)
    return { ...rule, key: visibleState, direction };
  return { ...rule, direction };
}
