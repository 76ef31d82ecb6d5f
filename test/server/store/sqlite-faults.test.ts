import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { viewFolder } from '../../../server/app.ts';
import { isViewBuilt } from '../../../server/http/static.ts';
import { given } from '../../kit/connections.ts';
import { identityPath } from '../../kit/environment.ts';
import { startGraph } from '../../kit/graph.ts';
import { identityBody, person, startIdentity } from '../../kit/identity.ts';
import { startMain } from '../../kit/main.ts';
import { emptyStore } from '../../kit/stores.ts';
import { requestToken } from '../../kit/tokens.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** `npm test` has built it; these tests alone may not have. */
beforeAll(async () => {
  if (!isViewBuilt(viewFolder)) await build({ logLevel: 'silent' });
}, 120_000);

describe('while another program writes to the same SQLite file', () => {
  test('the server goes on answering, and the write is made when its turn comes', async () => {
    const setting = await startIdentity('sqlite');
    cleanUps.push(() => setting.close());
    const { server } = setting;
    await server.query({}, person);
    const other = new DatabaseSync(server.url.slice('sqlite:'.length));
    cleanUps.push(() => other.close());
    other.exec('begin immediate');
    const writing = server.identify(identityBody(), person);
    await expect.poll(() => setting.graph.requests.length).toBe(2);

    const waits: number[] = [];
    const end = performance.now() + 1000;
    while (waits.length < 2 || performance.now() < end) {
      const begun = performance.now();
      expect((await server.app.inject({ url: '/healthz' })).statusCode).toBe(200);
      expect((await server.query({}, person)).statusCode).toBe(200);
      waits.push(performance.now() - begun);
      await wait(50);
    }
    other.exec('commit');
    expect((await writing).statusCode).toBe(200);
    // Half of them, since a busy machine holds one up now and then.
    expect(waits.sort((one, two) => one - two)[Math.floor(waits.length / 2)]).toBeLessThan(500);
  });
});

describe('when the disk of a SQLite store is full', () => {
  test('every change is answered 503 and says so in the log, reading goes on, and space mends it', async () => {
    const opened: DatabaseSync[] = [];
    const exec = DatabaseSync.prototype.exec;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      opened.push(this);
      return exec.call(this, sql);
    });
    const setting = await startIdentity('sqlite');
    cleanUps.push(() => setting.close());
    const { server } = setting;
    const limitPages = (pages: number) => opened[0]?.exec(`pragma max_page_count = ${pages}`);
    limitPages(1);
    const fill = async () => {
      for (let index = 0; index < 500; index += 1) {
        await given(server.store, person, { name: `${'x'.repeat(150)} ${index}` });
      }
    };
    await expect(fill()).rejects.toMatchObject({ name: 'StoreError', kind: 'space' });
    let answer = await server.identify(identityBody(), person);
    for (let tries = 0; tries < 50 && answer.statusCode === 200; tries += 1) {
      const userId = tries + 100;
      answer = await server.identify(identityBody({ userId }), { ...person, userId });
    }
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.json().detail).toMatch(/^The record has no space left\. Nothing was recorded\./);
    const failed = server.logLines.map((line) => JSON.parse(line)).find((line) => line.store);
    expect(failed.store).toEqual({ kind: 'space', code: 'SQLITE_13' });
    expect((await server.query({}, person)).statusCode).toBe(200);
    limitPages(1_000_000);
    expect((await server.identify(identityBody(), person)).statusCode).toBe(200);
  });

  test('the system refuses to write more: 503, and the server is not ready', async () => {
    const graph = await startGraph();
    cleanUps.push(() => graph.close());
    const made = await emptyStore('sqlite');
    cleanUps.push(() => made.remove());
    // A limit on the size of files stands in for a disk without room. In blocks of a kilobyte.
    const limited = `ulimit -f 1500; exec "${process.execPath}" server/main.ts`;
    const server = await startMain({ DATABASE_URL: made.url, MICROSOFT_GRAPH_URL: graph.url }, [
      'bash',
      '-c',
      limited,
    ]);
    cleanUps.push(() => server.child.kill('SIGKILL'));
    const identify = (userId: number) =>
      fetch(`${server.url}${identityPath}`, {
        method: 'POST',
        headers: {
          authorization: requestToken({ ...person, userId }),
          'content-type': 'application/json',
        },
        body: JSON.stringify(identityBody({ userId })),
      });
    let status = 200;
    for (let userId = 1; userId < 500 && status === 200; userId += 1) {
      status = (await identify(userId)).status;
    }
    expect(status).toBe(503);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  }, 60_000);
});
