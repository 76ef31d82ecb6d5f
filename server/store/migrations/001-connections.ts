import {
  type ColumnDataType,
  type CreateTableBuilder,
  type Kysely,
  type RawBuilder,
  sql,
} from 'kysely';

type Text = ColumnDataType | RawBuilder<unknown>;

/**
 * Text compares by bytes on both stores: the order of a page must be the same everywhere, and an
 * index must survive an update of the operating system's collations.
 */
const textType = (isSqlite: boolean): Text => (isSqlite ? 'text' : sql`text collate "C"`);

/** Connections, their history, the counters, and since when an account has records. */
export async function up(db: Kysely<unknown>, isSqlite: boolean): Promise<void> {
  const text = textType(isSqlite);
  await createConnections(db, text);
  await db.schema
    .createTable('connection_history')
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('connection_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('at', text, (column) => column.notNull())
    .addColumn('user_id', text)
    .addPrimaryKeyConstraint('connection_history_key', ['account_id', 'connection_id', 'id'])
    .execute();
  await db.schema
    .createTable('counters')
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('value', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counters_key', ['account_id', 'name'])
    .execute();
  await db.schema
    .createTable('accounts')
    .addColumn('account_id', text, (column) => column.primaryKey())
    .addColumn('records_since', text, (column) => column.notNull())
    .execute();
  await createIndexes(db);
  await (isSqlite ? createSqliteSearch(db) : createPostgresSearch(db));
}

async function createConnections(db: Kysely<unknown>, text: Text): Promise<void> {
  const required = [
    'account_id id provider provider_identity user_id source display_name access risk',
    'at_provider_state in_monday_state state state_since',
    'first_connected_at last_connected_at sort_name search_text',
  ];
  const optional = [
    'seen_with_user_id email organization_id organization_name account_type granted_scopes',
    'at_provider_at at_provider_by at_provider_proof at_provider_checked_at',
    'in_monday_at in_monday_by still_works_at reconnected_at case_id clock_ends_at last_used_at',
  ];
  const names = (lines: string[]) => lines.join(' ').split(' ');
  let table: CreateTableBuilder<'connections', string> = db.schema.createTable('connections');
  for (const name of names(required)) table = table.addColumn(name, text, (c) => c.notNull());
  for (const name of names(optional)) table = table.addColumn(name, text);
  await table
    .addColumn('times_connected', 'integer', (column) => column.notNull())
    .addColumn('used_in', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('connections_key', ['account_id', 'id'])
    .addUniqueConstraint('connections_identity', [
      'account_id',
      'provider',
      'provider_identity',
      'user_id',
    ])
    .execute();
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, ...columns: string[]) =>
    db.schema
      .createIndex(`connections_by_${name}`)
      .on('connections')
      .columns(['account_id', ...columns])
      .execute();
  await index('person', 'user_id', 'last_connected_at', 'id');
  await index('first_connected', 'first_connected_at', 'id');
  await index('last_used', 'last_used_at', 'id');
}

/** All that a filter looks at, so that a page is found without touching the rows it leaves out. */
const filtered = [
  'user_id',
  'provider',
  'state',
  'access',
  'risk',
  'account_type',
  'organization_id',
  'search_text',
];

async function createSqliteSearch(db: Kysely<unknown>): Promise<void> {
  for (const column of ['last_connected_at', 'sort_name']) {
    await db.schema
      .createIndex(`connections_by_${column}`)
      .on('connections')
      .columns(['account_id', column, 'id', ...filtered])
      .execute();
  }
}

/**
 * Words are found by trigrams. Where the extension is not to be had, searches still work, by reading
 * the account's rows.
 */
async function createPostgresSearch(db: Kysely<unknown>): Promise<void> {
  for (const column of ['last_connected_at', 'sort_name']) {
    await db.schema
      .createIndex(`connections_by_${column}`)
      .on('connections')
      .columns(['account_id', column, 'id'])
      .execute();
  }
  const { rows } = await sql`
    select 1 from pg_available_extensions
    where name = 'pg_trgm'
      and (installed_version is not null or has_database_privilege(current_database(), 'create'))
  `.execute(db);
  if (rows.length === 0) return;
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`
    create index connections_by_words on connections using gin (search_text gin_trgm_ops)
  `.execute(db);
}
