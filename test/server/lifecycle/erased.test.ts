import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createJobs } from '../../../server/jobs/deletion-jobs.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { accountTables, erasedTableNames } from '../../../server/store/tables.ts';
import { admin, fillAccount, rowsLeft } from '../../kit/erasure.ts';
import { json, me } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';
import { sendEvent, untilStatus } from '../../kit/lifecycle.ts';
import { runBlock } from '../../kit/runs.ts';
import { storeKinds } from '../../kit/stores.ts';

describe.each(storeKinds)('after an uninstall (%s)', { timeout: 240_000 }, (kind) => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity(kind);
  });
  afterEach(() => setting.close());

  test('no row of the account is left in any table, and every row of others is', async () => {
    await fillAccount(setting);
    expect(new Set(await rowsLeft(setting, '777'))).toEqual(new Set(erasedTableNames));
    const before = await rowsLeft(setting, '778');
    await sendEvent(setting.server, admin);
    await untilStatus(setting.server, 777, 'deleted');
    expect(await rowsLeft(setting, '777')).toEqual([]);
    expect(await rowsLeft(setting, '778')).toEqual(before);
  });

  test('a call that is on its way cannot bring rows back', async () => {
    await fillAccount(setting);
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
    expect(await rowsLeft(setting, '777')).toEqual([]);
  });

  test('many calls at the moment of the uninstall leave nothing behind', async () => {
    await fillAccount(setting);
    const calls = Array.from({ length: 12 }, () => setting.server.identify(identityBody(), person));
    const [answers] = await Promise.all([Promise.all(calls), sendEvent(setting.server, admin)]);
    for (const answer of answers) expect([200, 410, 503]).toContain(answer.statusCode);
    await untilStatus(setting.server, 777, 'deleted');
    expect(await rowsLeft(setting, '777')).toEqual([]);
  });

  test('while rows are being deleted a connect waits for its next try, and nothing is written', async () => {
    const { store } = setting.server;
    await store.lifecycle('777').transaction((account) => account.setState({ status: 'deleting' }));
    const answer = await setting.server.identify(identityBody(), person);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().type).toBe('urn:keyholder:problem:account-being-deleted');
    expect(answer.headers['retry-after']).toBe('60');
    expect(await rowsLeft(setting, '777')).toEqual([]);
  });

  test('a server that ended midway leaves the rest to the next one', async () => {
    await fillAccount(setting);
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
    expect(await rowsLeft(setting, '777')).toEqual([]);
  });

  if (kind === 'postgres') {
    test('several servers share the work without harm', async () => {
      await fillAccount(setting);
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
      expect(await rowsLeft(setting, '777')).toEqual([]);
    });
  }
});

test('every table with an account in it is erased, or known to stay', () => {
  const stays = accountTables.filter((name) => !(erasedTableNames as string[]).includes(name));
  // The one line, and the installs that go with the tombstone.
  expect(stays).toEqual(['account_states', 'app_installs']);
});
