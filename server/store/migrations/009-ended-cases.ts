import { type Kysely, sql } from 'kysely';

/**
 * Lists of cases begin with the open ones, and go on with those that ended: these get an index of
 * their own, so that a page of them passes over no open case.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index cases_by_end on cases (account_id, opened_at, id) where status <> 'open'
  `.execute(db);
}
