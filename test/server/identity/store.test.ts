import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';
import { type StoreKind, storeKinds } from '../../kit/stores.ts';

let setting: IdentitySetting;
const start = async (kind: StoreKind) => {
  setting = await startIdentity(kind);
};
afterEach(() => setting.close());

/** Another program keeps the account's rows locked until told otherwise. */
async function holdLock(url: string): Promise<() => Promise<void>> {
  if (url.startsWith('sqlite:')) {
    const other = new DatabaseSync(url.slice('sqlite:'.length));
    other.exec('begin immediate');
    return async () => other.close();
  }
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query('begin; lock table connections in access exclusive mode');
  return () => other.end();
}

test.each(storeKinds)(
  'while the %s store is locked the call is answered 503 in time, and the next one is recorded once',
  async (kind) => {
    await start(kind);
    const release = await holdLock(setting.server.url);
    const begun = performance.now();
    const answer = await setting.server.identify(identityBody(), person);
    expect(performance.now() - begun).toBeLessThan(8000);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().type).toBe('urn:keyholder:problem:store-unavailable');
    expect(answer.headers['retry-after']).toBe('30');
    await release();
    expect((await setting.server.identify(identityBody(), person)).statusCode).toBe(200);
    expect((await setting.recorded()).map((row) => row.timesConnected)).toEqual([1]);
  },
);

test('a call whose turn at the store does not come is answered in time, and not recorded later', async () => {
  await start('sqlite');
  const { store } = setting.server;
  const other = Promise.withResolvers<void>();
  const busy = store.account('1').transaction(() => other.promise);
  const begun = performance.now();
  const answer = await setting.server.identify(identityBody(), person);
  expect(performance.now() - begun).toBeLessThan(8000);
  expect(answer.statusCode).toBe(503);
  expect(answer.json().detail).toContain('Nothing was recorded');
  other.resolve();
  await busy;
  expect(await setting.recorded()).toEqual([]);
}, 80_000);

test('nothing is answered before it is recorded', async () => {
  // Here a lock makes a call wait without stopping the server, so that an early answer would show.
  await start('postgres');
  const release = await holdLock(setting.server.url);
  let isAnswered = false;
  const answer = setting.server.identify(identityBody(), person).then((response) => {
    isAnswered = true;
    return response.statusCode;
  });
  await expect.poll(() => setting.graph.requests.length).toBe(2);
  expect(isAnswered).toBe(false);
  await release();
  expect(await answer).toBe(200);
});
