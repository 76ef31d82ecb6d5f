import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { given } from '../../kit/connections.ts';
import { createDatabase, dropDatabase, startOwnPostgres } from '../../kit/postgres.ts';
import { startServerOn, type TestServer } from '../../kit/server.ts';
import { type SilentProxy, startProxy } from '../../kit/silent-proxy.ts';
import type { Caller } from '../../kit/tokens.ts';

const person: Caller = { accountId: 777, userId: 42 };

interface Answered {
  status: number;
  retryAfter: string | undefined;
  milliseconds: number;
}

async function ask(server: TestServer, index: number): Promise<Answered> {
  const begun = performance.now();
  // A list reads; a readiness check writes.
  const answer =
    index % 2 === 0 ? await server.query({}, person) : await server.app.inject({ url: '/readyz' });
  return {
    status: answer.statusCode,
    retryAfter: answer.headers['retry-after']?.toString(),
    milliseconds: performance.now() - begun,
  };
}

/** Callers that ask again and again until told otherwise. */
function load(server: TestServer, callers: number) {
  const answers: Answered[] = [];
  let isOver = false;
  const call = async (index: number) => {
    while (!isOver) {
      answers.push(await ask(server, index));
      await wait(5);
    }
  };
  const calls = Array.from({ length: callers }, (_, index) => call(index));
  return {
    answers,
    async end() {
      isOver = true;
      await Promise.all(calls);
    },
  };
}

const isReady = async (server: TestServer) =>
  (await server.app.inject({ url: '/readyz' })).statusCode;

test('a restart of the database under load ends no server: calls are answered 503, and soon 200 again', async () => {
  const postgres = await startOwnPostgres();
  const url = await createDatabase(postgres.url);
  const server = await startServerOn(
    { url, remove: () => postgres.stop() },
    { RATE_LIMIT_SCALE: '0' },
  );
  await given(server.store, person);
  const running = load(server, 20);
  for (let stops = 0; stops < 3; stops += 1) {
    await wait(100);
    await postgres.restart();
    await expect.poll(() => isReady(server), { timeout: 5000, interval: 50 }).toBe(200);
  }
  await running.end();
  const statuses = new Set(running.answers.map((answer) => answer.status));
  expect([...statuses].sort()).toEqual([200, 503]);
  const failed = running.answers.filter((answer) => answer.status === 503);
  expect(failed.filter((answer) => answer.retryAfter === undefined)).toEqual([]);
  const said = server.logLines.map((line) => JSON.parse(line)).filter((line) => line.store);
  expect(said.map((line) => line.store.kind)).toContain('connection');
  await server.close();
}, 60_000);

describe('connections on which nothing passes any more', () => {
  let proxy: SilentProxy;
  let server: TestServer;

  beforeEach(async () => {
    const direct = await createDatabase(inject('postgresUrl'), inject('postgresTemplate'));
    proxy = await startProxy(direct);
    const remove = async () => {
      await proxy.close();
      await dropDatabase(inject('postgresUrl'), direct);
    };
    server = await startServerOn({ url: proxy.url, remove });
    await given(server.store, person);
  });
  afterEach(() => server.close());

  test('are given up after the limit, and replaced', async () => {
    const once = () => Promise.all(Array.from({ length: 20 }, (_, index) => ask(server, index)));
    expect((await once()).map((answer) => answer.status)).toEqual(Array(20).fill(200));
    const before = proxy.made();
    proxy.silence();
    const during = await once();
    expect(during.map((answer) => answer.status)).toEqual(Array(20).fill(503));
    expect(Math.max(...during.map((answer) => answer.milliseconds))).toBeLessThan(5000);
    const after = await once();
    expect(after.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(proxy.made()).toBeGreaterThan(before);
  }, 30_000);

  test('let a commit end whose answer never came be told as unknown', async () => {
    const account = server.store.account('777');
    const writing = account.transaction(async (writer) => {
      await writer.startRecords('2026-05-01T10:00:00.000Z');
      proxy.silence();
    });
    await expect(writing).rejects.toMatchObject({
      name: 'StoreError',
      kind: 'timeout',
      isOutcomeUnknown: true,
    });
  }, 30_000);
});
