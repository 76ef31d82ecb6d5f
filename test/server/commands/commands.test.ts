import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { compileCache } from '../../kit/environment.ts';
import { preparedStore, type StoreKind, storeKinds, type TestStoreUrl } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const person: Caller = { accountId: 1, userId: 4242 };
const colleague: Caller = { accountId: 1, userId: 43 };
const namesake: Caller = { accountId: 2, userId: 4242 };

let made: TestStoreUrl;
let store: Store;
let folder: string;

async function fill(kind: StoreKind): Promise<void> {
  made = await preparedStore(kind);
  store = await openStore({ url: made.url });
  folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
  await given(store, person, { name: 'Ada' });
  await given(store, person, { name: 'Grace' });
  await given(store, colleague, { name: 'Ada' });
  await given(store, namesake, { name: 'Elsewhere' });
}

afterEach(async () => {
  await store.close();
  await made.remove();
  rmSync(folder, { recursive: true });
});

/** The real command, with this on its standard input. */
async function command(words: string, input = '', url = made.url) {
  const [name, ...rest] = words.split(' ');
  const child = spawn(process.execPath, [`server/commands/${name}.ts`, ...rest], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, DATABASE_URL: url },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

const names = async (accountId: number) =>
  (await store.account(String(accountId)).connections().select('display_name').execute())
    .map((row) => row.display_name)
    .sort();

describe.each(storeKinds)('commands of the operator (%s)', { timeout: 240_000 }, (kind) => {
  beforeEach(() => fill(kind));

  test('an account is exported into a file that only its owner may read, and never over another file', async () => {
    const file = join(folder, 'account.json');
    const done = await command(`account export 1 --file ${file}`);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const exported = JSON.parse(readFileSync(file, 'utf8'));
    expect(exported.accountId).toBe('1');
    expect(exported.connections.map((row: { user_id: string }) => row.user_id).sort()).toEqual([
      '4242',
      '4242',
      '43',
    ]);
    expect(exported.connections[0]).not.toHaveProperty('search_text');
    expect(exported.connection_history).toHaveLength(3);
    expect(readFileSync(file, 'utf8')).not.toContain('Elsewhere');
    const again = await command(`account export 1 --file ${file}`);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('nothing was written');
  });

  test('an account is deleted once its id was typed again', async () => {
    const refused = await command('account delete 1', '2\n');
    expect(refused).toMatchObject({ code: 0, stderr: '' });
    expect(refused.stdout).toContain('Nothing was deleted.');
    expect((await command('account delete 1', '')).stdout).toContain('Nothing was deleted.');
    expect(await names(1)).toHaveLength(3);
    const done = await command('account delete 1', '1\n');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('Everything of account 1 is deleted.');
    expect(await names(1)).toEqual([]);
    expect(await names(2)).toEqual(['Elsewhere']);
    expect((await store.lifecycle('1').readState())?.status).toBe('deleted');
  });

  test('a person is deleted with every mention of the id, and the counters stay right', async () => {
    await store.account('1').transaction(async (account) => {
      const [row] = await account.connections().where('user_id', '=', '43').select('id').execute();
      await account
        .updateConnections({ in_monday_by: '4242' })
        .where('user_id', '=', '43')
        .execute();
      await account
        .insertHistory({
          connection_id: row?.id ?? '',
          id: '019a0000-0000-7000-8000-000000000000',
          kind: 'first_used',
          at: '2026-06-01T00:00:00.000Z',
          user_id: '4242',
        })
        .execute();
    });
    const file = join(folder, 'person.json');
    expect((await command(`person export 1 --user 4242 --file ${file}`)).code).toBe(0);
    const exported = JSON.parse(readFileSync(file, 'utf8'));
    expect(exported.connections).toHaveLength(3);
    expect(exported.connection_history).toHaveLength(3);

    const done = await command('person delete 1 --user 4242 --yes');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('2 connections of person 4242 are deleted');
    expect(await names(1)).toEqual(['Ada']);
    expect(await names(2)).toEqual(['Elsewhere']);
    await expectCountersRight(store, 1);
    await expectCountersRight(store, 2);
    const whole = join(folder, 'after.json');
    await command(`account export 1 --file ${whole}`);
    expect(readFileSync(whole, 'utf8')).not.toContain('4242');
  });
});

// What was typed is looked at before a store is opened, whichever that is.
describe('what cannot be carried out is explained', { timeout: 240_000 }, () => {
  beforeEach(() => fill('sqlite'));

  test.each([
    ['account', 'Say', 'account remove 1'],
    ['account without an id', 'ACCOUNT_ID must be', 'account delete'],
    ['account with a name', 'ACCOUNT_ID must be', 'account delete ada'],
    ['two accounts', 'One account at a time', 'account delete 1 2'],
    ['an export without a file', '--file', 'account export 1'],
    ['person without a user', '--user must be', 'person delete 1'],
    ['an option that is none', 'bogus', 'person delete 1 --bogus'],
  ])('%s', async (_name, words, typed) => {
    const answer = await command(typed, '1\n');
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain(words);
    expect(answer.stderr).toContain('npm run');
    expect(await names(1)).toHaveLength(3);
  });

  test('a mistyped path makes no empty database', async () => {
    const path = join(folder, 'none.db');
    const answer = await command('account delete 1 --yes', '', `sqlite:${path}`);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain(`There is no database at ${path}`);
    expect(() => statSync(path)).toThrow();
  });
});
