import { type Kysely, sql } from 'kysely';

const columns = [
  ['connections', 'acknowledged_at'],
  ['connections', 'acknowledged_by'],
  ['connections', 'acknowledged_reason'],
  ['connection_shadows', 'acknowledged_at'],
  ['connection_history', 'note'],
] as const;

/**
 * An admin has seen what contradicts a report, and says why it stands. The indexes hold the few steps
 * by which whoever was asked tells something: what is in the way, and what a case link was used for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of columns) {
    await db.schema.alterTable(table).addColumn(column, 'text').execute();
  }
  await sql`
    create index case_steps_blocked on case_steps (account_id, case_id) where state = 'blocked'
  `.execute(db);
  await sql`
    create index case_steps_by_link on case_steps (account_id, case_id, section_id)
    where by_kind = 'support'
  `.execute(db);
}
