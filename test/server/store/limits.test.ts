import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OnWarning, postgresDialect } from '../../../server/store/postgres.ts';
import { StoreError } from '../../../server/store/store-error.ts';
import { preparedStore, type TestStoreUrl } from '../../kit/stores.ts';

let made: TestStoreUrl;
let db: Kysely<never>;
let warnings: Parameters<OnWarning>[];
beforeEach(async () => {
  made = await preparedStore('postgres');
  warnings = [];
  const dialect = await postgresDialect(made.url, (...warning) => warnings.push(warning));
  db = new Kysely({ dialect });
});
afterEach(async () => {
  await db.destroy();
  await made.remove();
});

const sleep = sql`select pg_sleep(20)`;

async function failureOf(work: Promise<unknown>) {
  const begun = performance.now();
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(performance.now() - begun).toBeLessThan(10_000);
  return error;
}

test('a statement alone ends after its limit, and its connection goes on', async () => {
  expect(await failureOf(sleep.execute(db))).toMatchObject({ kind: 'timeout', code: '57014' });
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  expect(warnings).toEqual([]);
});

test('a statement of a transaction does, too, and the transaction is rolled back', async () => {
  const work = db.transaction().execute(async (transaction) => {
    await sql`insert into locks (name) values ('left-behind')`.execute(transaction);
    await sleep.execute(transaction);
  });
  expect(await failureOf(work)).toMatchObject({ kind: 'timeout', code: '57014' });
  expect((await sql`select name from locks where name = 'left-behind'`.execute(db)).rows).toEqual(
    [],
  );
});

test('the limit never reaches a transaction of another program', async () => {
  await Promise.all(Array.from({ length: 10 }, () => sql`select 1`.execute(db)));
  await db.transaction().execute((transaction) => sql`select 1`.execute(transaction));
  const other = new pg.Client({ connectionString: made.url });
  await other.connect();
  const { rows } = await other.query('show statement_timeout');
  await other.end();
  expect(rows).toEqual([{ statement_timeout: '0' }]);
});

test('a statement that is wrong stays what it is', async () => {
  const error = await failureOf(sql`select nothing from nowhere`.execute(db));
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ code: '42P01' });
});

test('what the database would not do is told', async () => {
  await sql`do $$ begin raise warning 'permission denied to vacuum, skipping it'; end $$`.execute(
    db,
  );
  expect(warnings.map(([kind]) => kind)).toEqual(['refused']);
});

test('a database that says goodbye has refused nothing', async () => {
  await sql`do $$ begin raise warning 'terminating connection' using errcode = '57P02'; end $$`.execute(
    db,
  );
  expect(warnings).toEqual([]);
});
