import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { viewFolder } from '../../server/app.ts';
import { isViewBuilt } from '../../server/http/static.ts';
import { identityPath } from '../kit/environment.ts';
import { type StartedMain, startMain as startCommand } from '../kit/main.ts';
import { emptyStore, storeKinds, type TestStoreUrl } from '../kit/stores.ts';
import { requestToken } from '../kit/tokens.ts';

const children: ChildProcess[] = [];
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** `npm test` has built it; these tests alone may not have. */
beforeAll(async () => {
  if (!isViewBuilt(viewFolder)) await build({ logLevel: 'silent' });
}, 240_000);

/** Ended after the test, whatever comes of it. */
async function startMain(overrides: Record<string, string>): Promise<StartedMain> {
  const started = await startCommand(overrides);
  children.push(started.child);
  return started;
}

async function store(kind: (typeof storeKinds)[number]): Promise<TestStoreUrl> {
  const made = await emptyStore(kind);
  cleanUps.push(made.remove);
  return made;
}

test('does not start on a faulty environment: every fault in plain words, exit code 1, no secret', async () => {
  const { ended } = await startMain({ MONDAY_CLIENT_SECRET: 'shortsecret', PORT: 'x' });
  const { code, stderr, stdout } = await ended;
  expect(code).toBe(1);
  expect(stderr).toBe(
    [
      'Keyholder does not start: the environment has faults.',
      '- PORT must be a port number.',
      '- MONDAY_CLIENT_SECRET (entry 1) must have at least 16 characters.',
      '',
    ].join('\n'),
  );
  expect(stdout).toBe('');
});

test('does not start without its store, and does not print the address of it', async () => {
  const { ended } = await startMain({
    DATABASE_URL: 'postgres://keyholder:hidden-word@127.0.0.1:9/none',
  });
  const { code, stderr, stdout } = await ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Keyholder does not start: /);
  expect(stderr + stdout).not.toContain('hidden-word');
});

test.each(storeKinds)(
  'several servers start at once on one empty %s store',
  async (kind) => {
    const { url } = await store(kind);
    const servers = await Promise.all([1, 2, 3].map(() => startMain({ DATABASE_URL: url })));
    for (const server of servers) {
      // Until the first seconds are over it may say that it is busy.
      const statusOf = async () => (await fetch(`${server.url}/readyz`)).status;
      await expect.poll(statusOf, { timeout: 80_000, interval: 200 }).toBe(200);
      server.child.kill('SIGTERM');
      expect((await server.ended).code).toBe(0);
    }
  },
  60_000,
);

/** A Graph that answers when told to. */
async function slowGraph(): Promise<{ url: string; asked: Promise<void>; answer(): void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = createServer();
  const asked = new Promise<void>((resolve) => {
    server.on('request', async (_request, response) => {
      resolve();
      await released;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: 'fde926f844473904', displayName: 'Ada', value: [] }));
    });
  });
  server.listen(0, '127.0.0.1');
  cleanUps.push(async () => {
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, answer: release };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'on %s a running call is finished, a new one is not taken, and it ends with code 0',
  async (signal) => {
    const graph = await slowGraph();
    const { url } = await store('sqlite');
    const server = await startMain({ DATABASE_URL: url, MICROSOFT_GRAPH_URL: graph.url });
    const running = fetch(`${server.url}${identityPath}`, {
      method: 'POST',
      headers: {
        authorization: requestToken({ accountId: 1, userId: 2 }),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ token: 'opaque', accountId: 1, userId: 2 }),
    });
    await graph.asked;
    server.child.kill(signal);
    await expect
      .poll(() =>
        fetch(`${server.url}/healthz`).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused');
    graph.answer();
    expect((await running).status).toBe(200);
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  },
);

test('on SIGTERM to `npm start` the server stops, too', async () => {
  const { url } = await store('sqlite');
  const npm = ['npm', 'start', '--silent'] as [string, ...string[]];
  const server = await startCommand({ DATABASE_URL: url }, npm);
  children.push(server.child);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  server.child.kill('SIGTERM');
  await server.ended;
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
});

test('what is said while it runs is one JSON line each, also of Node itself and of an env file', async () => {
  const { url } = await store('sqlite');
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-test-'));
  cleanUps.push(async () => rmSync(folder, { recursive: true }));
  const file = join(folder, 'env');
  writeFileSync(
    file,
    'APP_NAME=Mail#1\nPUBLISHER_NAME=Works # of art\nMETRICS_TOKEN="a#b-0123456789-0123"\n',
  );
  const loaded = join(folder, 'warn.mjs');
  writeFileSync(
    loaded,
    // The second one before there is a log, while modules load.
    "import { registerHooks } from 'node:module'; const load = (url, context, next) => { if (url.endsWith('/server/start.ts')) process.emitWarning('hidden-word'); return next(url, context); }; registerHooks({ load }); process.on('SIGUSR2', () => { process.emitWarning('of hidden-word'); setTimeout(() => { throw new Error('hidden-word'); }, 100); });",
  );
  const server = await startCommand({ DATABASE_URL: url, APP_NAME: '' }, [
    process.execPath,
    '--import',
    loaded,
    `--env-file=${file}`,
    'server/main.ts',
  ]);
  children.push(server.child);
  server.child.kill('SIGUSR2');
  const { code, stdout, stderr } = await server.ended;
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter((line) => line.variable).map((line) => line.variable)).toEqual(['APP_NAME']);
  expect(lines.filter((line) => line.msg === 'warning of Node')).toHaveLength(2);
  expect(lines.at(-1)).toMatchObject({ msg: 'ended by an error', level: 60 });
  expect(stdout).not.toContain('hidden-word');
});
