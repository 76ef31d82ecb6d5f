import { type Kysely, sql } from 'kysely';

const columns = [
  ['case_sections', 'checked'],
  ['case_steps', 'outcome'],
  ['case_steps', 'corrections'],
] as const;

/**
 * Adds what a check found of a section, what a step was answered with, and which times were corrected.
 * The index holds the connections that an alert is about, for lists of cases.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of columns) {
    await db.schema.alterTable(table).addColumn(column, 'text').execute();
  }
  await sql`
    create index connections_contradicted on connections (account_id, id)
    where still_works_at is not null or still_granted_at is not null
      or still_stored_at is not null or reconnected_at is not null
  `.execute(db);
}
