import type { Kysely } from 'kysely';

/**
 * Changes of large cases on their way: how many connections each has reached, and up to which change
 * a connection has come before its turn.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('case_effects')
    .addColumn('done', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('connections').addColumn('effects_until', 'integer').execute();
}
