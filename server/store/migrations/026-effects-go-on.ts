import { type Kysely, sql } from 'kysely';

/** Orders a job for each account with changes of large cases on their way, so that a server takes them up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into jobs (account_id, kind, due_at)
    select account_id, 'effects', ${new Date().toISOString()} from case_effects
    where true
    group by account_id, case_id
    on conflict do nothing
  `.execute(db);
}
