import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CompiledQuery, Kysely } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { DatabaseTooNew } from '../../../server/store/migrate.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { postgresDialect } from '../../../server/store/postgres.ts';
import { sqliteDialect } from '../../../server/store/sqlite.ts';
import { given } from '../../kit/connections.ts';
import { emptyStore, type StoreKind, storeKinds } from '../../kit/stores.ts';

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

async function emptyUrl(kind: StoreKind): Promise<string> {
  const { url, remove } = await emptyStore(kind);
  removals.push(remove);
  return url;
}

async function run(url: string, statement: string): Promise<unknown[]> {
  const dialect = url.startsWith('sqlite:')
    ? sqliteDialect(url.slice('sqlite:'.length))
    : await postgresDialect(url, () => {});
  const db = new Kysely({ dialect });
  const { rows } = await db.executeQuery(CompiledQuery.raw(statement));
  await db.destroy();
  return rows;
}

const person = { accountId: 1, userId: 2 };

describe.each(storeKinds)('opening a store (%s)', (kind) => {
  test('again changes nothing', async () => {
    const url = await emptyUrl(kind);
    const store = await openStore({ url });
    await given(store, person);
    await store.close();
    const again = await openStore({ url });
    expect(await again.account('1').recordsSince()).not.toBeNull();
    await again.close();
  });

  test('is refused when a newer Keyholder made it, in words, and nothing is changed', async () => {
    const url = await emptyUrl(kind);
    await (await openStore({ url })).close();
    await run(url, "insert into migrations values ('999-later', '2030-01-01T00:00:00.000Z')");
    const before = await run(url, 'select name from migrations order by name');
    await expect(openStore({ url })).rejects.toThrow(DatabaseTooNew);
    await expect(openStore({ url })).rejects.toThrow(/newer Keyholder .*999-later.*Nothing was/);
    expect(await run(url, 'select name from migrations order by name')).toEqual(before);
  });

  test('a closed store does not answer', async () => {
    const store = await openStore({ url: await emptyUrl(kind) });
    await store.ping();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });
});

// Processes that open one SQLite file at once are in main.test.ts: here one would wait for itself.
test('several at once on an empty store: each can be used, the migration runs once', async () => {
  const url = await emptyUrl('postgres');
  const stores = await Promise.all(Array.from({ length: 5 }, () => openStore({ url })));
  await Promise.all(stores.map((store, index) => given(store, person, { name: `N${index}` })));
  await Promise.all(stores.map((store) => store.close()));
  const ran = await run(url, 'select name from migrations');
  const names = ran.map((row) => (row as { name: string }).name);
  expect(names).toContain('001-connections');
  expect(new Set(names).size).toBe(names.length);
  expect(await run(url, 'select id from connections')).toHaveLength(5);
});

describe('a SQLite store', () => {
  test('makes its folder, which only its owner may enter', async () => {
    const root = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
    removals.push(async () => rmSync(root, { recursive: true }));
    const folder = join(root, 'a/b');
    const store = await openStore({ url: `sqlite:${folder}/keyholder.db` });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'keyholder.db')).isFile()).toBe(true);
    await store.close();
  });

  test('can be read by its owner only, in a folder that everyone may enter', async () => {
    const root = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
    removals.push(async () => rmSync(root, { recursive: true }));
    chmodSync(root, 0o755);
    const store = await openStore({ url: `sqlite:${root}/keyholder.db` });
    await given(store, person);
    const modes = readdirSync(root).map((name) => statSync(join(root, name)).mode & 0o777);
    expect(modes.length).toBeGreaterThan(1);
    expect(new Set(modes)).toEqual(new Set([0o600]));
    await store.close();
  });

  test('is on disk before a commit is answered, and overwrites what is deleted', async () => {
    const url = await emptyUrl('sqlite');
    await (await openStore({ url })).close();
    const value = async (pragma: string) =>
      Object.values((await run(url, `pragma ${pragma}`))[0] as object)[0];
    expect(await value('journal_mode')).toBe('wal');
    expect(await value('synchronous')).toBe(2);
    expect(await value('secure_delete')).toBe(1);
  });

  test('is left by nothing deleted, once checkpointed', async () => {
    const url = await emptyUrl('sqlite');
    const path = url.slice('sqlite:'.length);
    const store = await openStore({ url });
    for (let index = 0; index < 50; index += 1) {
      await given(store, person, { name: `Forgotten ${index}` });
    }
    await store.close();
    await run(url, 'delete from connections');
    await run(url, 'pragma wal_checkpoint(truncate)');
    expect(readFileSync(path, 'latin1')).not.toContain('Forgotten');
  });

  test('waits for another writer, and gives up in words of the store', async () => {
    const url = await emptyUrl('sqlite');
    const store = await openStore({ url });
    const other = new DatabaseSync(url.slice('sqlite:'.length));
    other.exec('begin immediate');
    const begun = performance.now();
    await expect(given(store, person)).rejects.toThrow(/locked/);
    expect(performance.now() - begun).toBeGreaterThan(1500);
    expect(performance.now() - begun).toBeLessThan(4000);
    other.exec('rollback');
    await given(store, person);
    other.close();
    await store.close();
  });

  test('cannot be opened where a file is in the way', async () => {
    const url = await emptyUrl('sqlite');
    await (await openStore({ url })).close();
    const path = url.slice('sqlite:'.length);
    await expect(openStore({ url: `sqlite:${path}/below.db` })).rejects.toThrow();
    await expect(openStore({ url: `sqlite:${dirname(path)}` })).rejects.toThrow();
  });
});
