import { type Kysely, sql } from 'kysely';

/** Audit log of an account. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  const text = isSqlite ? 'text' : sql`text collate "C"`;
  await db.schema
    .createTable('activity')
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('details', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('activity_key', ['account_id', 'id'])
    .execute();
  const index = (name: string, ...columns: string[]) =>
    db.schema
      .createIndex(`activity_by_${name}`)
      .on('activity')
      .columns(['account_id', ...columns])
      .execute();
  // The kind at its end: a page of one person and one kind passes over the others within the index.
  await index('person', 'user_id', 'id', 'kind');
  await index('kind', 'kind', 'id');
}
