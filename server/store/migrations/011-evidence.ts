import { type Kysely, sql } from 'kysely';

const newFacts = ['refused_at', 'still_granted_at', 'still_stored_at'];

async function add(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns)
    await db.schema.alterTable(table).addColumn(column, 'text').execute();
}

/** One side of two is ended: until now such a connection was called active. */
const isPartly = sql`state = 'active'
  and (at_provider_state <> 'granted' or in_monday_state = 'reported_deleted')`;

/** Counters of a state, by account. */
const hasCounter = (table: string) => sql`
  from counters as partly
  where partly."account_id" = ${sql.table(table)}."account_id" and partly.name = 'state:partly'`;

async function renameStates(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into counters (account_id, name, value)
    select account_id, 'state:partly', count(*) from connections where ${isPartly}
    group by account_id, state
  `.execute(db);
  await sql`
    update counters set value = value - (select partly.value ${hasCounter('counters')})
    where name = 'state:active' and exists (select 1 ${hasCounter('counters')})
  `.execute(db);
  await sql`
    update connections set state = 'partly'
    where ${isPartly} and exists (select 1 ${hasCounter('connections')})
  `.execute(db);
  await sql`
    update connection_shadows set state = 'partly'
    where ${isPartly} and exists (
      select 1 from connections where connections."account_id" = connection_shadows."account_id"
        and connections.id = connection_shadows.connection_id
    )
  `.execute(db);
}

/** Adds what each side is known by, what contradicts it, and what was reported when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['connections', 'connection_shadows']) await add(db, table, newFacts);
  await add(db, 'connection_history', ['said_at', 'said_by']);
  await renameStates(db);
  await sql`
    update connection_history set kind = 'case_withdrawn'
    where kind = 'case_closed' and exists (
      select 1 from cases where cases."account_id" = connection_history."account_id"
        and cases.id = connection_history.case_id and cases.status = 'withdrawn'
        and cases.closed_at = connection_history.at
    )
  `.execute(db);
  for (const alert of ['still_granted', 'still_stored']) {
    await sql`
      create index ${sql.ref(`connections_by_${alert}`)} on connections
      (account_id, last_connected_at, id) where ${sql.ref(`${alert}_at`)} is not null
    `.execute(db);
  }
  // With the states that are new here, in the words of `connections/list-order.ts`.
  await db.schema.dropIndex('connections_by_state').execute();
  await sql`
    create index connections_by_state on connections (account_id, (case state
      when 'still_works' then 0 when 'reconnected' then 1 when 'revoking' then 2
      when 'refused' then 3 when 'active' then 4 when 'partly' then 5 when 'revoked' then 6
      else 7 end), id)
  `.execute(db);
}
