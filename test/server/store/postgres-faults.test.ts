import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
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

test('a full disk of the database is 503 and not ready, and is told by its code', async () => {
  const url = await createDatabase(inject('postgresUrl'), inject('postgresTemplate'));
  const server = await startServerOn({
    url,
    remove: () => dropDatabase(inject('postgresUrl'), url),
  });
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  // What PostgreSQL 15 answered on a disk that was filled up, at the first row that needed a new block.
  await database.query(`
    create function fill_up() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file' using errcode = 'disk_full';
    end $$;
    create trigger full_disk before insert on activity for each row execute function fill_up()`);
  expect(await isReady(server)).toBe(200);
  const list = await server.query({ scope: 'account' }, { ...person, kind: 'admin' });
  expect([list.statusCode, list.headers['retry-after']]).toEqual([503, '30']);
  expect(list.json().detail).toContain('no space left');
  // The check itself writes too little to fail.
  expect(await isReady(server)).toBe(503);
  await database.query('drop trigger full_disk on activity');
  await server.query({ scope: 'account' }, { ...person, kind: 'admin' });
  expect(await isReady(server)).toBe(200);
  await database.end();
  const said = server.logLines.map((line) => JSON.parse(line)).find((line) => line.store);
  expect(said?.store).toEqual({ kind: 'space', code: '53100' });
  await server.close();
}, 30_000);

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
