import type { Kysely } from 'kysely';
import { createTable } from './columns.ts';

/** Connections that a case was to cover and does not: by whom, when and why each was left out. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  await createTable(db, isSqlite, {
    name: 'case_left_out',
    required: 'account_id case_id connection_id user_id at by_user_id',
    optional: 'note',
    key: 'account_id case_id connection_id',
  });
  await db.schema
    .createIndex('case_left_out_by_connection')
    .on('case_left_out')
    .columns(['account_id', 'connection_id', 'case_id'])
    .execute();
}
