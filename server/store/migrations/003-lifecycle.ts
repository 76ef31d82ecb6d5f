import type { Kysely } from 'kysely';
import { createTable } from './columns.ts';

/** Tables of the lifecycle: whether an account may be written, its installs, and pending work. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  await createTable(db, isSqlite, {
    name: 'account_states',
    required: 'account_id status',
    optional: 'status_at installed_at reported_at reported_by due_at cancelled_at app_versions',
    key: 'account_id',
  });
  await createTable(db, isSqlite, {
    name: 'app_installs',
    required: 'account_id install_key installed_at',
    optional: 'app_version_id install_id',
    key: 'account_id install_key',
  });
  await createTable(db, isSqlite, {
    name: 'jobs',
    required: 'account_id kind due_at',
    optional: 'held_until held_by',
    key: 'account_id kind',
  });
  await db.schema.createIndex('jobs_by_time').on('jobs').columns(['due_at']).execute();
}
