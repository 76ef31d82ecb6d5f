import type { Kysely } from 'kysely';

/** Adds which accounts of a case are the person's own, as it was asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('cases').addColumn('own_accounts', 'text').execute();
}
