import { type RawBuilder, sql } from 'kysely';
import type { PeopleQuery } from '../contract/people.ts';

type Field = 'person' | 'connections' | 'organizations' | 'access' | 'risk' | 'last';

/** In these words, since an index of the store holds the rows of which they are true. */
export const isLive = sql<boolean>`state not in ('revoked', 'confirmed')`;

/** An unknown risk ranks above a low one: nothing is called harmless by mistake. */
const accessRank = sql`case access when 'lasting' then 3 when 'temporary' then 1 else 2 end`;
const riskRank = sql`case risk when 'high' then 4 when 'medium' then 3 when 'low' then 1 else 2 end`;

/** The figures of a person; null ranks where nothing is live. */
export const figures = {
  connections: sql<number | string>`count(*)`,
  live: sql<number | string>`count(case when ${isLive} then 1 end)`,
  organizations: sql<number | string>`count(distinct provider || ':' || organization_id)`,
  accessRank: sql<number | null>`max(case when ${isLive} then ${accessRank} end)`,
  riskRank: sql<number | null>`max(case when ${isLive} then ${riskRank} end)`,
  lastConnectedAt: sql<string>`max(last_connected_at)`,
};

/** The order of a list of people, beside the user id. */
export interface PeopleOrder {
  direction: 'asc' | 'desc';
  /** Null where the id alone is the order. */
  key: RawBuilder<unknown> | null;
  isNumber: boolean;
}

const rules: Record<Field, Omit<PeopleOrder, 'direction'>> = {
  person: { key: null, isNumber: false },
  connections: { key: figures.connections, isNumber: true },
  organizations: { key: figures.organizations, isNumber: true },
  access: { key: sql`coalesce(${figures.accessRank}, 0)`, isNumber: true },
  risk: { key: sql`coalesce(${figures.riskRank}, 0)`, isNumber: true },
  last: { key: figures.lastConnectedAt, isNumber: false },
};

/** The order that a query asks for. */
export function orderOf({ sort }: Pick<PeopleQuery, 'sort'>): PeopleOrder {
  const field = sort.replace('-', '') as Field;
  return { ...rules[field], direction: sort.startsWith('-') ? 'desc' : 'asc' };
}
