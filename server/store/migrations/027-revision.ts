import type { Kysely } from 'kysely';

/**
 * Tells one state of an account's data from another: every write sets it to a new value. It is null
 * before the first write, and nothing is kept in memory by it then.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('account_states').addColumn('revision', 'text').execute();
}
