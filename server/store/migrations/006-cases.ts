import { type Kysely, sql } from 'kysely';
import { createTable } from './columns.ts';

/** Cases, their parts, the links and codes that lead to them, and what people they are about may see. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  await createTable(db, isSqlite, {
    name: 'cases',
    required:
      'account_id id situation target visibility status opened_by opened_at request_hash chosen_until',
    optional: 'method closed_by closed_at close_note',
    integers: 'connection_count',
    key: 'account_id id',
  });
  await createTable(db, isSqlite, {
    name: 'case_connections',
    required: 'account_id case_id connection_id user_id added_at',
    optional: 'provider_section_id monday_section_id reconnected_at',
    key: 'account_id case_id connection_id',
  });
  await createTable(db, isSqlite, {
    name: 'case_sections',
    required: 'account_id case_id id section_key actor guide_id',
    optional: 'half provider organization_id organization_name account_type user_id method claim',
    integers: 'position batch connection_count',
    key: 'account_id case_id id',
  });
  await createTable(db, isSqlite, {
    name: 'case_steps',
    required: 'account_id case_id id section_id step_key state',
    optional: 'reports note by_kind by_user_id by_said at reported_at',
    integers: 'position version',
    key: 'account_id case_id id',
  });
  await createTable(db, isSqlite, {
    name: 'case_effects',
    required: 'account_id case_id effect reached',
    integers: 'position',
    key: 'account_id case_id position',
  });
  await createTable(db, isSqlite, {
    name: 'connection_shadows',
    required: 'account_id connection_id at_provider_state in_monday_state state state_since',
    optional: [
      'at_provider_at at_provider_by at_provider_proof at_provider_checked_at',
      'in_monday_at in_monday_by still_works_at reconnected_at clock_ends_at case_id',
    ].join(' '),
    key: 'account_id connection_id',
  });
  await createAccess(db, isSqlite);
  await createIndexes(db);
  await db.schema.alterTable('connection_history').addColumn('case_id', 'text').execute();
}

async function createAccess(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  await createTable(db, isSqlite, {
    name: 'case_links',
    required: 'account_id id case_id token_hash section_ids names made_by made_at expires_at',
    optional: 'account_name first_opened_at last_opened_at taken_back_at taken_back_by',
    integers: 'times_opened',
    key: 'account_id id',
  });
  await createTable(db, isSqlite, {
    name: 'handoffs',
    required: 'account_id code_hash purpose case_id user_id role expires_at',
    key: 'account_id code_hash',
  });
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (table: string, name: string, ...columns: string[]) =>
    db.schema
      .createIndex(`${table}_by_${name}`)
      .on(table)
      .columns(['account_id', ...columns])
      .execute();
  await index('cases', 'time', 'opened_at', 'id');
  await index('cases', 'status', 'status', 'opened_at', 'id');
  await index('case_connections', 'connection', 'connection_id', 'case_id');
  await index('case_connections', 'person', 'user_id', 'case_id');
  await index(
    'case_connections',
    'provider_section',
    'case_id',
    'provider_section_id',
    'connection_id',
  );
  await index(
    'case_connections',
    'monday_section',
    'case_id',
    'monday_section_id',
    'connection_id',
  );
  await index('case_connections', 'reconnect', 'case_id', 'reconnected_at');
  await index('case_links', 'token', 'token_hash');
  await index('case_links', 'case', 'case_id', 'id');
  await index('handoffs', 'time', 'expires_at');
  // Index for a case about an organization or a provider, in reading order. Expressions,
  // named as the counters are: indexes of the columns themselves would pull lists away from theirs.
  await sql`
    create index connections_target_organization on connections
    (account_id, (cast('organization:' || provider || ':' || organization_id as text)), id)
  `.execute(db);
  await sql`
    create index connections_target_provider on connections
    (account_id, (cast('provider:' || provider as text)), id)
  `.execute(db);
}
