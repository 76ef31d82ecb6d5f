import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ExportedRow, exportedTableNames } from '../../../server/store/export.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { compileCache } from '../../kit/environment.ts';
import { admin, fillAccount } from '../../kit/erasure.ts';
import { startIdentity } from '../../kit/identity.ts';
import { sendEvent } from '../../kit/lifecycle.ts';
import { emptyStore, preparedStore, type TestStoreUrl } from '../../kit/stores.ts';

let from: TestStoreUrl;
let to: TestStoreUrl;
beforeEach(async () => {
  from = await preparedStore('sqlite');
  to = await emptyStore('postgres');
});
afterEach(async () => {
  await from.remove();
  await to.remove();
});

const file = () => from.url.slice('sqlite:'.length);
const move = (path = file(), url = to.url) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['server/commands/move.ts', path],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, DATABASE_URL: url },
    },
  );
  return { code: status, said: stdout + stderr };
};

const rowsOf = async (url: string) => {
  const store = await openStore({ url });
  const rows = await Promise.all(
    ['1', '2'].map((id) =>
      store.account(id).connections().selectAll('connections').orderBy('id').execute(),
    ),
  );
  await store.close();
  return rows.map((of) => of.map((row) => ({ ...row })));
};

/** All rows of an account, by table. */
async function tablesOf(url: string, accountId: string): Promise<Record<string, ExportedRow[]>> {
  const store = await openStore({ url });
  const tables: Record<string, ExportedRow[]> = {};
  for (const table of exportedTableNames) {
    const rows: ExportedRow[] = [];
    for await (const page of store.exportRows(accountId, table)) rows.push(...page);
    tables[table] = rows;
  }
  await store.close();
  return tables;
}

test('every row arrives once, with counters that are right, and only in an empty database', async () => {
  const store = await openStore({ url: from.url });
  for (let index = 0; index < 600; index += 1) {
    await given(store, { accountId: 1, userId: index % 7 }, { name: `Ä “${index}”` });
  }
  await given(store, { accountId: 2, userId: 1 }, { name: 'Elsewhere' });
  expect(move().said).toContain('A server has');
  await store.close();

  const done = move();
  expect(done.said).toContain('rows of');
  expect(done.code).toBe(0);
  expect(await rowsOf(to.url)).toEqual(await rowsOf(from.url));
  const moved = await openStore({ url: to.url });
  await expectCountersRight(moved, 1);
  await moved.close();

  const again = move();
  expect(again.code).toBe(1);
  expect(again.said).toContain('Nothing was copied');
  expect(await rowsOf(to.url)).toEqual(await rowsOf(from.url));
}, 60_000);

test('no table is left behind', async () => {
  const setting = await startIdentity('sqlite');
  await fillAccount(setting);
  await sendEvent(setting.server, admin, { type: 'install' });
  mkdirSync(dirname(file()), { recursive: true });
  const open = new DatabaseSync(setting.server.url.slice('sqlite:'.length), { readOnly: true });
  open.prepare('vacuum into ?').run(file());
  open.close();
  await setting.close();

  expect(move().code).toBe(0);
  const moved = await tablesOf(to.url, '777');
  expect(moved).toEqual(await tablesOf(from.url, '777'));
  const empty = Object.keys(moved).filter((table) => moved[table]?.length === 0);
  expect(empty).toEqual([]);
}, 60_000);

test('what cannot be carried out is explained', async () => {
  expect(move(`${file()}.none`).said).toContain('There is no file');
  expect(move(file(), from.url).said).toContain('DATABASE_URL must be postgres');
}, 60_000);
