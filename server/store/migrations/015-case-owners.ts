import { type Kysely, sql } from 'kysely';

/**
 * Adds the owner of a case and its day. Of cases that are there already no one said so: they have
 * neither. The index holds the cases of one owner in the order of the list.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['owner', 'due_on']) {
    await db.schema.alterTable('cases').addColumn(column, 'text').execute();
  }
  await sql`
    create index cases_by_owner on cases (account_id, owner, opened_at, id) where owner is not null
  `.execute(db);
}
