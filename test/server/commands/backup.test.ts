import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { eraseAccount } from '../../../server/jobs/erase.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { layByOperator } from '../../../server/jobs/uninstall.ts';
import { deletionListOf } from '../../../server/store/deletion-list.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { given } from '../../kit/connections.ts';
import { compileCache } from '../../kit/environment.ts';
import { createDatabase, dropDatabase } from '../../kit/postgres.ts';
import { preparedStore, type TestStoreUrl } from '../../kit/stores.ts';

const ada = { accountId: 1, userId: 42 };
const bob = { accountId: 1, userId: 43 };
const elsewhere = { accountId: 2, userId: 42 };

let folder: string;
let made: TestStoreUrl;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
});
afterEach(async () => {
  await store.close();
  await made.remove();
  rmSync(folder, { recursive: true });
});

async function command(words: string[], url = made.url, environment: Record<string, string> = {}) {
  const [name, ...rest] = words;
  const child = spawn(process.execPath, [`server/commands/${name}.ts`, ...rest], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: compileCache,
      DATABASE_URL: url,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  child.stderr.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said };
}

const pathOf = (url: string) => url.slice('sqlite:'.length);

async function fill(from: Store): Promise<void> {
  for (const person of [ada, bob, elsewhere])
    await given(from, person, { name: `P${person.userId}` });
}

const peopleOf = async (from: Store, accountId: string) =>
  (await from.account(accountId).connections().select('user_id').execute())
    .map((row) => row.user_id)
    .sort();

async function deleteWhole(from: Store, accountId: string): Promise<void> {
  await layByOperator(from, accountId);
  await eraseAccount(from, accountId);
}

describe('SQLite', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    made = await preparedStore('sqlite');
    store = await openStore({ url: made.url, deletionList: deletionListOf(made.url, undefined) });
    await fill(store);
  });

  test('a backup is made beside a server that writes all the time, whole and for its owner only', async () => {
    let isOver = false;
    const writing = (async () => {
      for (let index = 0; !isOver; index += 1) {
        await given(store, ada, { name: `During ${index}` });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const file = join(folder, 'copy.db');
    const done = await command(['backup', file]);
    isOver = true;
    await writing;
    expect(done).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    const copy = new DatabaseSync(file, { readOnly: true });
    expect(copy.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(
      copy.prepare("select count(*) as n from connections where user_id = '43'").get(),
    ).toEqual({ n: 1 });
    copy.close();
    expect((await command(['backup', file])).said).toContain('nothing was written');
  });

  test('a restore keeps deletions made since, voids links, and keeps the database of now', async () => {
    const file = join(folder, 'copy.db');
    await command(['backup', file]);
    const links = new DatabaseSync(file);
    links.exec(`insert into case_links (account_id, id, case_id, token_hash, section_ids, names,
      account_name, made_by, made_at, expires_at, times_opened) values
      ('1', 'l', 'c', 'h', '[]', 'full', null, '42', '2026-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z', 0)`);
    links.close();
    await erasePerson(store, { accountId: '1', userId: '43' });
    await deleteWhole(store, '2');

    const refused = await command(['restore', file, '--yes']);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.said).toContain('A server has');
    await store.close();

    const done = await command(['restore', file, '--yes']);
    expect(done.said).toContain('1 accounts and 1 people');
    expect(done.said).toContain('1 case links');
    expect(done.code).toBe(0);
    store = await openStore({ url: made.url });
    expect(await peopleOf(store, '1')).toEqual(['42']);
    expect(await peopleOf(store, '2')).toEqual([]);
    expect(
      (await store.account('1').caseLinks().select('taken_back_at').execute())[0]?.taken_back_at,
    ).not.toBeNull();
    expect(statSync(pathOf(made.url)).mode & 0o777).toBe(0o600);
  });

  test('what was deleted before the backup, and came back, stays', async () => {
    await erasePerson(store, { accountId: '1', userId: '43' });
    await given(store, bob, { name: 'Back' });
    const file = join(folder, 'copy.db');
    await command(['backup', file]);
    await store.close();
    expect((await command(['restore', file, '--yes'])).code).toBe(0);
    store = await openStore({ url: made.url });
    expect(await peopleOf(store, '1')).toEqual(['42', '43']);
  });

  test('a newer, a damaged or a foreign file is refused, and nothing is changed', async () => {
    const file = join(folder, 'copy.db');
    await command(['backup', file]);
    await store.close();
    const newer = new DatabaseSync(file);
    newer.exec("insert into migrations values ('999-later', '2030-01-01T00:00:00.000Z')");
    newer.close();
    expect((await command(['restore', file, '--yes'])).said).toContain('newer Keyholder');
    writeFileSync(join(folder, 'text.db'), 'no database');
    expect((await command(['restore', join(folder, 'text.db'), '--yes'])).code).toBe(1);
    new DatabaseSync(join(folder, 'other.db')).exec('create table t (x)');
    expect((await command(['restore', join(folder, 'other.db'), '--yes'])).said).toContain(
      'no database of Keyholder',
    );
    expect(existsSync(`${pathOf(made.url)}.restoring`)).toBe(false);
    store = await openStore({ url: made.url });
    expect(await peopleOf(store, '1')).toEqual(['42', '43']);
  });

  test('run by root, what it leaves belongs to who had the database: their server opens it', async () => {
    const path = pathOf(made.url);
    const isRoot = process.getuid?.() === 0;
    const uid = isRoot ? 65_534 : statSync(path).uid;
    if (isRoot) for (const place of [path, dirname(path)]) chownSync(place, uid, uid);
    const file = join(folder, 'copy.db');
    await command(['backup', file]);
    await store.close();
    rmSync(`${path}.deletions`);
    await command(['account', 'delete', '2', '--yes']);
    expect(statSync(`${path}.deletions`).uid).toBe(uid);
    expect((await command(['restore', file, '--yes'])).code).toBe(0);
    expect(statSync(path).uid).toBe(uid);
  });

  test('the address of the database may stand in a file for every command', async () => {
    const url = join(folder, 'url');
    writeFileSync(url, `${made.url}\n`);
    const file = join(folder, 'copy.db');
    const inFile = { DATABASE_URL_FILE: url };
    expect((await command(['backup', file], '', inFile)).said).toContain('checked');
    await store.close();
    expect((await command(['restore', file, '--yes'], '', inFile)).said).toContain(
      pathOf(made.url),
    );
    expect((await command(['move', file], '', inFile)).said).toContain('must be postgres');
  });

  test('without the list of deletions nothing is restored', async () => {
    const file = join(folder, 'copy.db');
    await command(['backup', file]);
    await store.close();
    rmSync(`${pathOf(made.url)}.deletions`);
    const refused = await command(['restore', file, '--yes']);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.said).toContain('There is no deletion list');
  });
});

test('PostgreSQL: a copy made by its own tools is made usable by the command', async () => {
  made = await preparedStore('postgres');
  const list = join(folder, 'deletions');
  store = await openStore({ url: made.url, deletionList: list });
  await fill(store);
  await store.close();
  // What pg_dump and pg_restore come to: the same rows in another database.
  const copy = await createDatabase(inject('postgresUrl'), made.url);
  const madeAt = new Date().toISOString();
  store = await openStore({ url: made.url, deletionList: list });
  await deleteWhole(store, '2');
  await erasePerson(store, { accountId: '1', userId: '43' });
  const words = ['restore', '--made-at', madeAt, '--yes'];
  expect((await command(words, copy)).said).toContain('DELETION_LIST');
  expect(await command(words, copy, { DELETION_LIST: list })).toMatchObject({ code: 0 });
  const restored = await openStore({ url: copy });
  expect(await peopleOf(restored, '1')).toEqual(['42']);
  expect(await peopleOf(restored, '2')).toEqual([]);
  await restored.close();
  await dropDatabase(inject('postgresUrl'), copy);
}, 60_000);
