import { Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { sqliteDialect } from '../../../server/store/sqlite.ts';
import { accountTables, type Database } from '../../../server/store/tables.ts';
import { given } from '../../kit/connections.ts';
import { listenToStatements } from '../../kit/statements.ts';
import { emptyStore, storeKinds } from '../../kit/stores.ts';

describe('the listener that every test of the server uses', () => {
  test.each([
    'select * from "connections"',
    'select * from "connections" where "id" = ?',
    'update "connections" set "state" = ? where "user_id" = ?',
    'delete from "connection_history" where "connection_id" = ?',
    'insert into "counters" ("name", "value") values (?, ?)',
    'select "x"."id" from "locks" as "x" join "connections" on true',
    'select count(*) from (select "id" from "connections" limit 1) as "found"',
    'select "account_id", "records_since" from "accounts"',
    'select * from "connections" order by "account_id"',
    'select "id", "account_id" from "connections"',
    'select * from connections where id = ?',
  ])('hears a statement on account data that names no account: %s', (statement) => {
    const heard = listenToStatements();
    heard.onStatement({ sql: statement });
    expect(heard.unbounded).toEqual([statement]);
  });

  test.each([
    'select * from "connections" where "connections"."account_id" = ? and "id" = ?',
    'update "connections" set "state" = $1 where "account_id" = $2',
    'insert into "accounts" ("account_id", "records_since") values (?, ?)',
    'insert into "connections" ("id", "account_id") values (?, ?)',
    'select 1',
    'begin',
    'select "name" from "locks" where "name" = ?',
  ])('lets pass: %s', (statement) => {
    const heard = listenToStatements();
    heard.onStatement({ sql: statement });
    expect(heard.unbounded).toEqual([]);
  });

  test('hears what Kysely sends when the account store is bypassed', async () => {
    const heard = listenToStatements();
    const db = new Kysely<Database>({
      dialect: sqliteDialect(':memory:'),
      log: (event) => heard.onStatement(event.query),
    });
    for (const table of accountTables) {
      await db
        .selectFrom(table)
        .selectAll()
        .execute()
        .catch(() => {});
      await sql`delete from ${sql.table(table)}`.execute(db).catch(() => {});
    }
    expect(heard.unbounded).toHaveLength(2 * accountTables.length);
    await db.destroy();
  });
});

describe.each(storeKinds)('every account-data table (%s)', (kind) => {
  test('is on the list that the listener goes by, with the account first in its key', async () => {
    const { url, remove } = await emptyStore(kind);
    const store = await openStore({ url });
    await given(store, { accountId: 1, userId: 2 });
    await store.close();
    const dialect =
      kind === 'sqlite'
        ? sqliteDialect(url.slice('sqlite:'.length))
        : await (await import('../../../server/store/postgres.ts')).postgresDialect(url, () => {});
    const db = new Kysely<Database>({ dialect });
    const tables = await db.introspection.getTables();
    const holding = tables
      .filter((table) => table.columns.some((column) => column.name === 'account_id'))
      .map((table) => table.name);
    // A job names an account and holds nothing of it: the one table that is read across accounts.
    // The index of words holds ids and grams, which triggers take out with their connections.
    const ofIndex = kind === 'sqlite' ? ['connection_search', 'search_accounts'] : [];
    expect(holding.sort()).toEqual([...accountTables, 'jobs', ...ofIndex].sort());
    const others = tables
      .map((table) => table.name)
      .filter((name) => !/^connection_(words|grams)/.test(name) && !holding.includes(name));
    expect(others.sort()).toEqual(['locks', 'migrations', 'migrations_lock']);
    await db.destroy();
    await remove();
  });
});
