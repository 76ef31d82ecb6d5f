import { CompiledQuery, Kysely, sql, type Transaction } from 'kysely';
import { weekConnected } from '../../server/connections/weeks.ts';
import type { ConnectionTable } from '../../server/store/connection-table.ts';
import { openStore } from '../../server/store/open-store.ts';
import { ofMaintenance, postgresDialect } from '../../server/store/postgres.ts';
import { sqliteDialect } from '../../server/store/sqlite.ts';
import type { Database } from '../../server/store/tables.ts';
import { historyOf, rowOf } from './fill-rows.ts';
import { plausibleConnection } from './plausible.ts';

export interface FillOptions {
  /** `sqlite:PATH` or `postgres://…`; an empty database is brought up to this version first. */
  url: string;
  accountId: number;
  /** As many accounts from this one on, each with `count` connections; one when absent. */
  accounts?: number;
  /** Number of connections to add to those that the account has. */
  count: number;
  /** User ids that they belong to. */
  people: readonly number[];
  /** Told how many are done, after each batch. */
  onProgress?: (done: number) => void;
}

const rowsPerBatch = 5000;
/** One statement text for all batches; SQLite takes at most 32,766 values in one. */
const rowsPerStatement = 100;

/** Statements written as text: building each from its thousands of values takes longer than running it. */
async function insertAll(
  db: Transaction<Database>,
  isSqlite: boolean,
  table: 'connections' | 'connection_history',
  rows: object[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const textFor = (count: number) => {
    const mark = (index: number) => (isSqlite ? '?' : `$${index + 1}`);
    const tuples = Array.from(
      { length: count },
      (_, row) => `(${columns.map((_name, at) => mark(row * columns.length + at)).join(',')})`,
    );
    return `insert into ${table} (${columns.join(',')}) values ${tuples.join(',')}`;
  };
  const fullText = textFor(rowsPerStatement);
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const some = rows.slice(from, from + rowsPerStatement);
    const text = some.length === rowsPerStatement ? fullText : textFor(some.length);
    const values = some.flatMap((row) => Object.values(row));
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}

/** Adds to counters as each connection alone would have, and says how many of them are new. */
async function count(
  db: Transaction<Database>,
  accountId: string,
  names: string[],
): Promise<number> {
  const added = Map.groupBy(names, (name) => name);
  if (added.size === 0) return 0;
  const after = await db
    .insertInto('counters')
    .values([...added].map(([name, all]) => ({ account_id: accountId, name, value: all.length })))
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'name'])
        .doUpdateSet((row) => ({ value: row('counters.value', '+', row.ref('excluded.value')) })),
    )
    .returning(['name', 'value'])
    .execute();
  return after.filter(({ name, value }) => value === added.get(name)?.length).length;
}

async function countRows(db: Transaction<Database>, accountId: string, rows: ConnectionTable[]) {
  const named = (name: string, times: number) => Array<string>(times).fill(name);
  await count(db, accountId, named('connections', rows.length));
  const people = await count(
    db,
    accountId,
    rows.map((row) => `person:${row.user_id}`),
  );
  await count(db, accountId, named('people', people));
  await count(db, accountId, named(`provider:${'microsoft'}`, rows.length));
  await count(db, accountId, named('state:active', rows.length));
  await count(db, accountId, rows.map(weekConnected));
  const organizations = await count(
    db,
    accountId,
    rows
      .filter((row) => row.organization_id !== null)
      .map((row) => `organization:${row.provider}:${row.organization_id}`),
  );
  await count(db, accountId, named('organizations', organizations));
}

async function startRecords(db: Transaction<Database>, accountId: string, at: string) {
  await db
    .insertInto('accounts')
    .values({ account_id: accountId, records_since: at })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ records_since: at })
        .where('accounts.records_since', '>', at),
    )
    .execute();
}

/** Building an index at the end takes a tenth of the time of keeping it up row by row. */
async function withoutIndexes(
  db: Transaction<Database>,
  isSqlite: boolean,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await (isSqlite
    ? sql<{ name: string; definition: string }>`
        select name, sql as definition from sqlite_master
        where type = 'index' and tbl_name = 'connections' and sql is not null`
    : sql<{ name: string; definition: string }>`
        select indexname as name, indexdef as definition from pg_indexes
        where tablename = 'connections' and indexname like 'connections_by_%'`
  ).execute(db);
  for (const { name } of rows) await db.schema.dropIndex(name).execute();
  await work();
  for (const { definition } of rows) await db.executeQuery(CompiledQuery.raw(definition));
}

async function openDatabase(url: string, isSqlite: boolean): Promise<Kysely<Database>> {
  const store = await openStore({ url });
  await store.close();
  const dialect = isSqlite
    ? sqliteDialect(url.slice('sqlite:'.length))
    : await postgresDialect(url, () => {}, ofMaintenance);
  const db = new Kysely<Database>({ dialect });
  if (isSqlite) {
    await sql`pragma cache_size = -262144`.execute(db);
    await sql`pragma synchronous = off`.execute(db);
  }
  return db;
}

/**
 * Adds many plausible Microsoft connections of an account, all or none: oldest first over fourteen
 * months, with the history and the counters that as many identity calls would have left. Names,
 * organizations and people depend on the index alone, so one account can be filled once. Servers on
 * the same database wait, and may give up, until it is done.
 */
export async function fillConnections(options: FillOptions): Promise<void> {
  const { url, count: wanted, people, accounts = 1, onProgress } = options;
  const accountIds = Array.from({ length: accounts }, (_, index) =>
    String(options.accountId + index),
  );
  const now = Date.now();
  const isSqlite = url.startsWith('sqlite:');
  const db = await openDatabase(url, isSqlite);

  async function addBatch(
    transaction: Transaction<Database>,
    accountId: string,
    { from, size }: { from: number; size: number },
  ) {
    const made = Array.from({ length: size }, (_, index) =>
      plausibleConnection(from + index, { count: wanted, people, now }),
    );
    const rows = made.map((one) => rowOf(accountId, one));
    const history = made.flatMap((one, index) =>
      historyOf(rows[index] as ConnectionTable, one.connectedAt),
    );
    await countRows(transaction, accountId, rows);
    await startRecords(transaction, accountId, rows[0]?.first_connected_at as string);
    await insertAll(transaction, isSqlite, 'connections', rows);
    await insertAll(transaction, isSqlite, 'connection_history', history);
  }

  try {
    await db.transaction().execute(async (transaction) => {
      if (!isSqlite) await sql`set local statement_timeout = 0`.execute(transaction);
      await withoutIndexes(transaction, isSqlite, async () => {
        let total = 0;
        for (const accountId of accountIds) {
          for (let from = 0; from < wanted; from += rowsPerBatch) {
            const size = Math.min(rowsPerBatch, wanted - from);
            await addBatch(transaction, accountId, { from, size });
            total += size;
            onProgress?.(total);
          }
        }
      });
      if (!isSqlite) await sql`analyze connections`.execute(transaction);
    });
    if (isSqlite) await sql`pragma optimize`.execute(db);
  } finally {
    await db.destroy();
  }
}
