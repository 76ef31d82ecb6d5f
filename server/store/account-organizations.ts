import { type Kysely, sql } from 'kysely';
import type { Database } from './tables.ts';

/** The name of an organization's counter, in the words of the index that finds its connections. */
const counterOfRow = sql`cast('organization:' || provider || ':' || organization_id as text)`;

/** Reads where an account's people have accounts, as its account store does. */
export function readOrganizations(db: Kysely<Database>, accountId: string) {
  return {
    /**
     * The organizations with most connections. How many comes from the counters, the name from the
     * latest connection of each, so that no row is counted.
     *
     * @returns at most `limit`; `counter` is `organization:{provider}:{id}`
     */
    largestOrganizations: (limit: number) =>
      db
        .selectFrom(
          db
            .selectFrom('counters')
            .where('account_id', '=', accountId)
            .where('name', '>=', 'organization:')
            // The semicolon follows the colon: past every name that begins so.
            .where('name', '<', 'organization;')
            .where('value', '>', 0)
            .select(['name as counter', 'value as connections'])
            .orderBy('value', 'desc')
            .orderBy('name')
            .limit(limit)
            .as('largest'),
        )
        .select(['counter', 'connections'])
        .select((largest) =>
          largest
            .selectFrom('connections')
            .where('account_id', '=', accountId)
            .where(counterOfRow, '=', largest.ref('counter'))
            .orderBy('last_connected_at', 'desc')
            .limit(1)
            .select('organization_name')
            .as('name'),
        )
        .orderBy('connections', 'desc')
        .orderBy('counter')
        .execute(),
  };
}
