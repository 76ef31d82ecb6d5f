import type { Kysely } from 'kysely';
import { createTable } from './columns.ts';

/** Adds where a connection was seen used, monday's ids of credentials, and runs already counted. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  await createTable(db, isSqlite, {
    name: 'connection_uses',
    required: 'account_id connection_id place first_used_at last_used_at',
    optional: 'recipe_id integration_id host_type host_instance_id board_id',
    integers: 'runs',
    key: 'account_id connection_id place',
  });
  await createTable(db, isSqlite, {
    name: 'known_credentials',
    required: 'account_id provider user_credentials_id connection_id since',
    key: 'account_id provider user_credentials_id connection_id',
  });
  await db.schema
    .createIndex('known_credentials_by_connection')
    .on('known_credentials')
    .columns(['account_id', 'connection_id'])
    .execute();
  await createTable(db, isSqlite, {
    name: 'counted_runs',
    required: 'account_id action_uuid at',
    key: 'account_id action_uuid',
  });
  await db.schema
    .createIndex('counted_runs_by_time')
    .on('counted_runs')
    .columns(['account_id', 'at'])
    .execute();
}
