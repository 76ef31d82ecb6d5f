import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { queueEffect } from '../../../server/cases/effects/effects.ts';
import { createJobs } from '../../../server/jobs/deletion-jobs.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { accountTables, erasedTableNames } from '../../../server/store/tables.ts';
import { call, openCase } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { json, me, organization, tenant } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';
import { sendEvent, untilStatus } from '../../kit/lifecycle.ts';
import { credential, runBlock } from '../../kit/runs.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };
const neighbour: Caller = { accountId: 778, userId: 42 };

/** Names, addresses, organizations and ids that no other text of the database looks like. */
const marks = Array.from({ length: 120 }, (_, index) => `Zaphod${index}Quux`);

/** What of these texts the files of a SQLite store still hold. */
function leftIn(url: string, texts: string[]): string[] {
  const path = url.slice('sqlite:'.length);
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  const content = files
    .map((file) => readFileSync(file).toString('latin1').toLowerCase())
    .join('\n');
  return texts.filter((text) => content.includes(text.toLowerCase()));
}

describe.each(storeKinds)('after an uninstall (%s)', { timeout: 240_000 }, (kind) => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity(kind);
  });
  afterEach(() => setting.close());

  async function fill(): Promise<void> {
    const { store } = setting.server;
    for (const [index, name] of marks.entries()) {
      await given(
        store,
        { accountId: 777, userId: 100 + (index % 90) },
        {
          name,
          email: `${name}@contoso.example`,
          organization: { id: `org-${name}`, name: `Company ${name}` },
          scopes: [`Scope.${name}`],
        },
      );
    }
    await given(store, neighbour, { name: 'Neighbour' });
    await setting.server.identify(identityBody(), person);
    setting.graph.on('/me', json({ ...me, displayName: 'Zaphod Runner' }));
    setting.graph.on('/organization', json(organization));
    const credentialsValues = { microsoft: credential(987_654_321) };
    await runBlock(setting.server, person, {
      credentialsValues,
      inputFields: { boardId: 555_444_333 },
      actionUuid: 'uuid-of-a-counted-run',
    });
    await fillCases();
  }

  /** A case with a link, a code, and a change that is still on its way. */
  async function fillCases(): Promise<void> {
    const { server } = setting;
    const opened = await openCase(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'provider', provider: 'microsoft' },
    });
    const path = `/api/cases/${opened.id}`;
    const sectionIds = [opened.sections[0]?.id];
    await call(server, 'POST', `${path}/links`, admin, { sectionIds });
    await call(server, 'POST', '/api/handoffs', admin, { purpose: 'report', caseId: opened.id });
    await server.store
      .account('777')
      .transaction((account) =>
        queueEffect(account, opened.id, { kind: 'reveal', at: new Date().toISOString() }),
      );
  }

  async function rowsLeft(accountId: string): Promise<string[]> {
    const names: string[] = [];
    for (const table of erasedTableNames) {
      for await (const page of setting.server.store.exportRows(accountId, table)) {
        names.push(...page.map(() => table));
      }
    }
    return names;
  }

  test('no row of the account is left in any table, and every row of others is', async () => {
    await fill();
    expect(new Set(await rowsLeft('777'))).toEqual(new Set(erasedTableNames));
    const before = await rowsLeft('778');
    await sendEvent(setting.server, admin);
    await untilStatus(setting.server, 777, 'deleted');
    expect(await rowsLeft('777')).toEqual([]);
    expect(await rowsLeft('778')).toEqual(before);
  });

  test('a call that is on its way cannot bring rows back', async () => {
    await fill();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    setting.graph.on('/me', async (request, response) => {
      await held;
      await json(me)(request, response);
    });
    const connect = setting.server.identify(identityBody(), person);
    const run = runBlock(setting.server, person);
    await expect
      .poll(() => setting.graph.requests.filter((request) => request.path === '/me').length, {
        timeout: 60_000,
      })
      .toBe(4);
    await sendEvent(setting.server, admin);
    await untilStatus(setting.server, 777, 'deleted');
    release();
    const answer = await connect;
    expect(answer.statusCode).toBe(410);
    expect(answer.json().type).toBe('urn:keyholder:problem:account-uninstalled');
    expect((await run).json().outputFields.works).toBe(true);
    expect(await rowsLeft('777')).toEqual([]);
  });

  test('many calls at the moment of the uninstall leave nothing behind', async () => {
    await fill();
    const calls = Array.from({ length: 12 }, () => setting.server.identify(identityBody(), person));
    const [answers] = await Promise.all([Promise.all(calls), sendEvent(setting.server, admin)]);
    for (const answer of answers) expect([200, 410, 503]).toContain(answer.statusCode);
    await untilStatus(setting.server, 777, 'deleted');
    expect(await rowsLeft('777')).toEqual([]);
  });

  test('while rows are being deleted a connect waits for its next try, and nothing is written', async () => {
    const { store } = setting.server;
    await store.lifecycle('777').transaction((account) => account.setState({ status: 'deleting' }));
    const answer = await setting.server.identify(identityBody(), person);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().type).toBe('urn:keyholder:problem:account-being-deleted');
    expect(answer.headers['retry-after']).toBe('60');
    expect(await rowsLeft('777')).toEqual([]);
  });

  test('an install starts clean', async () => {
    await fill();
    await sendEvent(setting.server, admin);
    await untilStatus(setting.server, 777, 'deleted');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sendEvent(setting.server, admin, { type: 'install' });
    expect((await setting.server.identify(identityBody(), person)).statusCode).toBe(200);
    expect(await setting.recorded()).toMatchObject([
      { timesConnected: 1, usedIn: 0, lastUsedAt: null },
    ]);
    const { recordsSince } = (await setting.server.get('/api/session', admin)).json().features;
    expect(Date.now() - Date.parse(recordsSince)).toBeLessThan(60_000);
  });

  test('an install while rows are still being deleted starts clean as well', async () => {
    await fill();
    const { store } = setting.server;
    await sendEvent(setting.server, admin);
    const answer = await sendEvent(setting.server, admin, {
      type: 'install',
      timestamp: new Date(Date.now() + 5).toISOString(),
    });
    expect(['recorded', 'late']).toContain(answer.json().outcome);
    await expect
      .poll(async () => (await store.lifecycle('777').readState())?.status, { timeout: 120_000 })
      .not.toBe('deleting');
    expect(await rowsLeft('777')).toEqual([]);
  });

  test('a connect that monday signed well after the uninstall is a new start, even without its event', async () => {
    await fill();
    await sendEvent(setting.server, admin);
    await untilStatus(setting.server, 777, 'deleted');
    expect((await setting.server.identify(identityBody(), person)).statusCode).toBe(410);
    const longAgo = new Date(Date.now() - 3_600_000).toISOString();
    await setting.server.store
      .lifecycle('777')
      .transaction((account) => account.setState({ status_at: longAgo, reported_at: longAgo }));
    const run = await runBlock(setting.server, person);
    expect(run.statusCode).toBe(200);
    expect(await rowsLeft('777')).toEqual([]);
    expect((await setting.server.identify(identityBody(), person)).statusCode).toBe(200);
    expect(await setting.recorded()).toHaveLength(1);
  });

  test('a server that ended midway leaves the rest to the next one', async () => {
    await fill();
    const { store, url } = setting.server;
    await store.lifecycle('777').transaction(async (account) => {
      await account.setState({ status: 'deleting', reported_at: new Date().toISOString() });
      await account.orderJob('uninstall', new Date().toISOString());
      await account.deleteRows('connections', 50);
    });
    const next = await openStore({ url });
    const jobs = createJobs({ store: next, log: setting.server.app.log });
    jobs.start();
    await untilStatus(setting.server, 777, 'deleted');
    await jobs.stop();
    await next.close();
    expect(await rowsLeft('777')).toEqual([]);
  });

  if (kind === 'postgres') {
    test('several servers share the work without harm', async () => {
      await fill();
      const { store, url } = setting.server;
      await store.lifecycle('777').transaction(async (account) => {
        await account.setState({ status: 'deleting', reported_at: new Date().toISOString() });
        await account.orderJob('uninstall', new Date().toISOString());
      });
      const others = await Promise.all([1, 2, 3].map(() => openStore({ url })));
      const workers = others.map((other) =>
        createJobs({ store: other, log: setting.server.app.log }),
      );
      for (const worker of workers) worker.start();
      await untilStatus(setting.server, 777, 'deleted');
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all(others.map((other) => other.close()));
      const deleted = setting.server.logLines.filter((line) => line.includes('account deleted'));
      expect(deleted).toHaveLength(1);
      expect(await rowsLeft('777')).toEqual([]);
    });
  }

  if (kind === 'sqlite') {
    const everything = [
      ...marks,
      'Zaphod Runner',
      'Ada Lovelace',
      tenant,
      '987654321',
      '555444333',
    ];
    const runIds = ['uuid-of-a-counted-run'];

    test('the files hold no name, address, organization or id that was in them', async () => {
      await fill();
      const texts = [...everything, ...runIds];
      expect(leftIn(setting.server.url, texts)).toEqual(
        texts.filter((text) => text !== 'Zaphod Runner'),
      );
      await sendEvent(setting.server, admin);
      await untilStatus(setting.server, 777, 'deleted');
      expect(leftIn(setting.server.url, texts)).toEqual([]);
      expect(leftIn(setting.server.url, ['Neighbour'])).toEqual(['Neighbour']);
    });

    test('a reader in the way puts the cleaning off, and it is done once the reader is gone', async () => {
      await fill();
      const reader = new DatabaseSync(setting.server.url.slice('sqlite:'.length));
      reader.exec('begin');
      reader.prepare('select count(*) from connections').get();
      await sendEvent(setting.server, admin);
      await expect.poll(() => rowsLeft('777'), { timeout: 120_000 }).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await setting.server.store.lifecycle('777').readState())?.status).toBe('deleting');
      expect(leftIn(setting.server.url, marks).length).toBeGreaterThan(0);
      reader.exec('rollback');
      reader.close();
      await untilStatus(setting.server, 777, 'deleted');
      expect(leftIn(setting.server.url, marks)).toEqual([]);
    });
  }
});

test('every table with an account in it is erased, or known to stay', () => {
  const stays = accountTables.filter((name) => !(erasedTableNames as string[]).includes(name));
  // The one line, and the installs that go with the tombstone.
  expect(stays).toEqual(['account_states', 'app_installs']);
});
