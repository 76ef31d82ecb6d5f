import type { Kysely } from 'kysely';

/**
 * What tells one state of an account's data from another: every write sets it to a new value. Null before
 * the first write, when nothing is kept in memory by it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('account_states').addColumn('revision', 'text').execute();
}
