import { type Kysely, sql } from 'kysely';

/**
 * Orders a job for each account with connections of Salesforce: its ids of 15 characters get the
 * spelling of 18. Rows that are one become one by the same code as at a connect, with their history,
 * uses, cases and counters.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into jobs (account_id, kind, due_at)
    select account_id, 'spelling', ${new Date().toISOString()} from connections
    where provider = 'salesforce' group by account_id, provider
  `.execute(db);
}
