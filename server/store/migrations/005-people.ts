import { type Kysely, sql } from 'kysely';

/** Indexes that answer who has which connections without touching the rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('connections_by_person').execute();
  await db.schema
    .createIndex('connections_by_person')
    .on('connections')
    .columns(['account_id', 'user_id', 'last_connected_at', 'id'])
    .columns(['state', 'access', 'risk', 'provider', 'organization_id'])
    .execute();
  await sql`
    create index connections_by_live_person on connections (account_id, user_id, state)
    where state not in ('revoked', 'confirmed')
  `.execute(db);
  // An expression, named as the counters are. Were the column itself indexed, SQLite would take
  // this index for every list of one organization, and then sort all of its rows. SQLite compares it
  // with a column only where it is cast: a joined text has no type of its own.
  await sql`
    create index connections_by_organization on connections
    (account_id, (cast('organization:' || provider || ':' || organization_id as text)), last_connected_at)
  `.execute(db);
}
