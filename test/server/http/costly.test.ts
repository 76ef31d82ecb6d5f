import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { CaseDryRun } from '../../../server/contract/case-open.ts';
import { createCostly } from '../../../server/http/costly.ts';
import { fillConnections } from '../../kit/fill.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { type Caller, sessionToken } from '../../kit/tokens.ts';

const outcomesOf = (calls: Promise<unknown>[]) => Promise.allSettled(calls);

describe('calls that take long', () => {
  const limits = {
    account: { running: 1, waiting: 2 },
    server: { running: 2, waiting: 3 },
    wait: 200,
  };

  test('run one at a time for an account and two for all, in their order', async () => {
    const costly = createCostly(limits);
    let atOnce = 0;
    let most = 0;
    const order: string[] = [];
    const call = (accountId: string, name: string) =>
      costly(accountId, async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        order.push(name);
        await wait(20);
        atOnce -= 1;
      });
    await Promise.all([call('1', 'a'), call('1', 'b'), call('2', 'c'), call('1', 'd')]);
    expect(most).toBe(2);
    expect(order.filter((name) => name !== 'c')).toEqual(['a', 'b', 'd']);
    expect(order.indexOf('c')).toBeLessThan(2);
  });

  test('are refused where too many wait, for the account and for all', async () => {
    const costly = createCostly(limits);
    const call = (accountId: string) => costly(accountId, () => wait(30));
    const answers = await outcomesOf(['1', '1', '1', '1', '2', '3', '4'].map(call));
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect(answers[3]).toMatchObject({
      reason: { status: 503, options: { type: 'too-costly-at-once', retryAfterSeconds: 5 } },
    });
  });

  test('are refused where they wait too long, and leave their place when they fail', async () => {
    const costly = createCostly(limits);
    const slow = costly('1', () => wait(400));
    await expect(costly('1', () => wait(0))).rejects.toMatchObject({ status: 503 });
    await slow;
    // Its place rests for as long as it was used.
    await wait(450);
    await expect(costly('1', () => Promise.reject(new Error('own')))).rejects.toThrow('own');
    await expect(costly('1', async () => 'in')).resolves.toBe('in');
  });
});

describe('an account of many connections that does its worst', () => {
  let server: TestServer;
  afterEach(() => server.close());
  const worst: Caller = { accountId: 1, userId: 1, kind: 'admin' };
  const other: Caller = { accountId: 2, userId: 1, kind: 'admin' };

  const people = Array.from({ length: 2000 }, (_, index) => index + 1);

  const dryRun = () =>
    server.app.inject({
      method: 'POST',
      url: '/api/cases?dryRun=true',
      headers: { authorization: sessionToken(worst) },
      payload: {
        situation: 'app_compromised',
        target: { kind: 'provider', provider: 'microsoft' },
      },
    });

  test('has at most five dry runs of twenty carried out, the others refused, and others go on', async () => {
    server = await startServer('sqlite');
    await fillConnections({ url: server.url, accountId: 1, count: 20_000, people });
    // Filling holds this process up, which looks like a server that is busy.
    await wait(2500);
    const calls = Array.from({ length: 20 }, dryRun);
    let isOver = false;
    const all = Promise.all(calls).finally(() => {
      isOver = true;
    });
    let answered = 0;
    while (!isOver) {
      expect((await server.query({}, other)).statusCode).toBe(200);
      answered += 1;
      // As often as a person may call.
      await wait(10);
    }
    const statuses = (await all).map((answer) => answer.statusCode);
    const done = statuses.filter((status) => status === 200).length;
    // One runs and four wait; on a busy machine some of these wait for too long.
    expect(done).toBeGreaterThanOrEqual(1);
    expect(done).toBeLessThanOrEqual(5);
    const refused = (await all).filter((answer) => answer.statusCode !== 200);
    expect(refused.map((answer) => answer.statusCode)).toEqual(Array(20 - done).fill(503));
    expect(refused[0]?.headers['retry-after']).toBe('5');
    // Each of five runs gives way several times.
    expect(answered).toBeGreaterThan(10);
  });

  test('gives way to others once for every 250 connections, wherever a dry run is', async () => {
    server = await startServer('sqlite');
    await fillConnections({ url: server.url, accountId: 1, count: 20_000, people });
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const answer = await dryRun();
    isOver = true;
    const { count: chosen } = answer.json<CaseDryRun>().chosen;
    expect(chosen).toBeGreaterThan(10_000);
    expect(turns).toBeGreaterThanOrEqual(chosen / 250);
  });

  test('has lists that name thousands of people one at a time', async () => {
    server = await startServer('sqlite');
    await fillConnections({ url: server.url, accountId: 1, count: 20_000, people });
    const userIds = Array.from({ length: 3000 }, (_, index) => String(index + 1));
    const many = () => server.query({ scope: 'account', userIds }, worst);
    const statuses = (await Promise.all(Array.from({ length: 20 }, many))).map(
      (answer) => answer.statusCode,
    );
    const done = statuses.filter((status) => status === 200).length;
    expect(done).toBeGreaterThanOrEqual(1);
    expect(done).toBeLessThanOrEqual(5);
    expect(statuses.filter((status) => status === 503)).toHaveLength(20 - done);
  });

  test('has searches through the whole account one at a time, and those of another account go on', async () => {
    server = await startServer('sqlite');
    await fillConnections({ url: server.url, accountId: 1, count: 20_000, people });
    const search = (caller: Caller) =>
      server.query({ scope: 'account', q: 'is in no name at all' }, caller);
    const all = Promise.all(Array.from({ length: 20 }, () => search(worst)));
    expect((await search(other)).statusCode).toBe(200);
    const statuses = (await all).map((answer) => answer.statusCode);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });
});
