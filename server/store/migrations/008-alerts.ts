import { type Kysely, sql } from 'kysely';

/**
 * Few connections have an alert: each kind gets an index of those alone, with what a list of them is
 * sorted by. Without it, such a list reads every row of the account.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const alert of ['still_works', 'reconnected']) {
    await sql`
      create index ${sql.ref(`connections_by_${alert}`)} on connections
      (account_id, last_connected_at, id) where ${sql.ref(`${alert}_at`)} is not null
    `.execute(db);
  }
}
