import { type Kysely, sql } from 'kysely';

/** The Monday of a time's week, as `connections/weeks.ts` names it in counters. */
function mondayOf(column: string, isSqlite: boolean) {
  const date = sql`substr(${sql.ref(column)}, 1, 10)`;
  // The next Sunday, this day included, and six days back.
  return isSqlite
    ? sql`date(${date}, 'weekday 0', '-6 days')`
    : sql`to_char(date_trunc('week', cast(${date} as date)), 'YYYY-MM-DD')`;
}

/** Counters of the overview: connections by week, and high-risk access without recorded use. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  const connected = mondayOf('first_connected_at', isSqlite);
  await sql`
    insert into counters (account_id, name, value)
    select account_id, 'week:connected:' || ${connected}, count(*) from connections
    group by account_id, ${connected}
  `.execute(db);
  const takenAway = mondayOf('at_provider_at', isSqlite);
  await sql`
    insert into counters (account_id, name, value)
    select account_id, 'week:taken_away:' || ${takenAway}, count(*) from connections
    where at_provider_state <> 'granted' and at_provider_at is not null
    group by account_id, ${takenAway}
  `.execute(db);
  // With the columns that are the same in every row: without them SQLite takes another index.
  await sql`
    create index connections_by_strong_access on connections
    (account_id, access, risk, state, first_connected_at, last_used_at, id)
    where access = 'lasting' and risk = 'high' and state = 'active'
  `.execute(db);
}
