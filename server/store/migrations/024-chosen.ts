import type { Kysely } from 'kysely';
import { createTable } from './columns.ts';

/** Adds what a filter found when its case was opened, until all of it is in the case. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  await createTable(db, isSqlite, {
    name: 'case_chosen',
    required: 'account_id case_id connection_id',
    key: 'account_id case_id connection_id',
  });
  await db.schema
    .createIndex('case_chosen_by_connection')
    .on('case_chosen')
    .columns(['account_id', 'connection_id'])
    .execute();
}
