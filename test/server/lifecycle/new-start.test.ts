import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { admin, fillAccount, rowsLeft } from '../../kit/erasure.ts';
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

  test('an install starts clean', async () => {
    await fillAccount(setting);
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
    await fillAccount(setting);
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
    expect(await rowsLeft(setting, '777')).toEqual([]);
  });

  test('a connect that monday signed well after the uninstall is a new start, even without its event', async () => {
    await fillAccount(setting);
    await sendEvent(setting.server, admin);
    await untilStatus(setting.server, 777, 'deleted');
    expect((await setting.server.identify(identityBody(), person)).statusCode).toBe(410);
    const longAgo = new Date(Date.now() - 3_600_000).toISOString();
    await setting.server.store
      .lifecycle('777')
      .transaction((account) => account.setState({ status_at: longAgo, reported_at: longAgo }));
    const run = await runBlock(setting.server, person);
    expect(run.statusCode).toBe(200);
    expect(await rowsLeft(setting, '777')).toEqual([]);
    expect((await setting.server.identify(identityBody(), person)).statusCode).toBe(200);
    expect(await setting.recorded()).toHaveLength(1);
  });
});
