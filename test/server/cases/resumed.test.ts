import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCase as openInStore } from '../../../server/cases/changes/open-case.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { countByState, dryRunOf } from '../../kit/cases.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { fillConnections } from '../../kit/fill.ts';
import { type StartedMain, startMain } from '../../kit/main.ts';
import { startServerOn } from '../../kit/server.ts';
import { preparedStore, storeKinds, type TestStoreUrl } from '../../kit/stores.ts';
import { type Caller, sessionToken } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const request = {
  situation: 'app_compromised',
  target: { kind: 'provider', provider: 'microsoft' },
} as const;
const people = Array.from({ length: 400 }, (_, index) => index + 100);
const patience = { timeout: 120_000, interval: 20 };

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

describe.each(storeKinds)('changes that a server left (%s)', { timeout: 240_000 }, (kind) => {
  let place: TestStoreUrl;
  let store: Store;
  beforeEach(async () => {
    place = await preparedStore(kind);
    store = await openStore({ url: place.url });
    cleanUps.push(place.remove, () => store.close());
  });

  const waiting = () =>
    store.account('1').caseEffects().select(['position', 'reached', 'done']).execute();

  /** Nothing is lost, and nothing is there twice. */
  async function expectWritten(caseId: string, count: number) {
    const account = store.account('1');
    const members = await account.caseConnections().select('connection_id').execute();
    expect(members).toHaveLength(count);
    const opened = await account
      .history()
      .where('kind', '=', 'case_opened')
      .where('case_id', '=', caseId)
      .select('connection_id')
      .execute();
    expect(opened).toHaveLength(count);
    expect(new Set(opened.map((one) => one.connection_id)).size).toBe(count);
    const states = await account.connections().select('state').distinct().execute();
    expect(states).toEqual([{ state: 'revoking' }]);
    await expectCountersRight(store, 1);
  }

  async function ask(server: StartedMain, method: string, path: string, body?: object) {
    const headers = {
      authorization: `Bearer ${sessionToken(admin)}`,
      ...(body && { 'content-type': 'application/json' }),
    };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${server.url}${path}`, init);
    expect(answer.status).toBeLessThan(300);
    return answer.json();
  }

  test('are written without a read of the case, and once', async () => {
    const count = 1300;
    await fillConnections({ url: place.url, accountId: 1, count, people });
    const own = { url: place.url, remove: async () => {} };
    const first = await startServerOn(own);
    const { fingerprint } = await dryRunOf(first, admin, request);
    const id = uuidv7();
    const caller = { accountId: '1', userId: '10', role: 'admin' } as const;
    await openInStore(store.account('1'), caller, {
      id,
      fingerprint,
      request,
      visibility: 'admins',
    });
    await first.close();
    expect(await waiting()).not.toEqual([]);
    // The server that left them would have said by then that it is at work.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    const later = await startServerOn(own);
    cleanUps.push(() => later.close());
    await expect.poll(waiting, patience).toEqual([]);
    await expectWritten(id, count);
    expect(await countByState(later, admin)).toEqual({ revoking: count });
    const farAway = '2099-01-01T00:00:00.000Z';
    const isLeft = async () => (await store.jobs.take('test', farAway, farAway)) !== null;
    await expect.poll(isLeft, patience).toBe(false);
  });

  test('by being killed between batches are completed by another', async () => {
    const count = 6000;
    await fillConnections({ url: place.url, accountId: 1, count, people });
    const start = async () => {
      const started = await startMain({ DATABASE_URL: place.url });
      cleanUps.push(() => started.child.kill('SIGKILL'));
      return started;
    };
    const killed = await start();
    // Beside it where servers may share the store, and after it where they may not.
    const beside = kind === 'postgres' ? await start() : null;
    const run = await ask(killed, 'POST', '/api/cases?dryRun=true', request);
    const id = uuidv7();
    const body = { ...request, id, fingerprint: run.fingerprint, visibility: 'admins' };
    await ask(killed, 'POST', '/api/cases', body);
    if (beside) await ask(beside, 'GET', `/api/cases/${id}`);
    const doneOf = async () => (await waiting()).reduce((sum, { done }) => sum + (done ?? 0), 0);
    await expect.poll(doneOf, patience).toBeGreaterThan(500);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await waiting()).not.toEqual([]);
    if (!beside) await ask(await start(), 'GET', `/api/cases/${id}`);
    await expect.poll(waiting, patience).toEqual([]);
    await expectWritten(id, count);
  });
});
