import { type Kysely, sql } from 'kysely';

const columns = [
  ['case_sections', 'told'],
  ['handoffs', 'link_id'],
  ['handoffs', 'said_to_be'],
] as const;

/**
 * The holder of a case link tells of a whole section, and may have Entra asked: a code then speaks for
 * the link instead of a user. Checks by a link are counted, since each is written to every connection.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of columns) {
    await db.schema.alterTable(table).addColumn(column, 'text').execute();
  }
  await db.schema
    .alterTable('case_links')
    .addColumn('times_checked', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`
    create index case_sections_told on case_sections (account_id, case_id) where told is not null
  `.execute(db);
}
