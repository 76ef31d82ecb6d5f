import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  brotliCompressSync,
  brotliDecompressSync,
  gunzipSync,
  zstdDecompressSync,
} from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { given } from '../../kit/connections.ts';
import { environment } from '../../kit/environment.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { type Caller, sessionToken } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const url = '/api/connections/query';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('sqlite');
  for (let n = 0; n < 5; n += 1) await given(server.store, admin, { name: `Ada ${n}` });
  await given(server.store, { accountId: 1, userId: 11 }, { name: 'Of another' });
});
afterAll(() => server.close());

const ask = (encoding: string | undefined, payload: object = { scope: 'account' }) =>
  server.app.inject({
    method: 'POST',
    url,
    headers: {
      authorization: `Bearer ${sessionToken(admin)}`,
      ...(encoding !== undefined && { 'accept-encoding': encoding }),
    },
    payload,
  });

describe('answers of lists', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'zstd', zstdDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['zstd;q=0, br;q=0.1', 'br', brotliDecompressSync],
  ])('where a browser takes %s they come as %s', async (accepted, encoding, open) => {
    const plain = await ask(undefined);
    const answer = await ask(accepted);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toContain('accept-encoding');
    expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
    expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    expect(open(answer.rawPayload).equals(plain.rawPayload)).toBe(true);
  });

  test.each([undefined, '', 'identity', 'deflate', 'br;q=0', 'nonsense;;'])(
    'accept-encoding %o gets them as they are',
    async (accepted) => {
      const answer = await ask(accepted);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.headers.vary).toContain('accept-encoding');
      expect(answer.json().items).toHaveLength(6);
    },
  );

  test('short ones are sent as they are', async () => {
    const answer = await ask('br', { scope: 'account', q: 'no such word' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.json()).toMatchObject({ total: 0 });
  });
});

test('the list of providers is compressed once, as small as it gets, and known by its ETag', async () => {
  const get = (headers: Record<string, string>) =>
    server.app.inject({
      url: '/api/providers',
      headers: { authorization: `Bearer ${sessionToken(admin)}`, ...headers },
    });
  const plain = await get({});
  const [first, second] = [
    await get({ 'accept-encoding': 'br' }),
    await get({ 'accept-encoding': 'zstd, br' }),
  ];
  expect(first.headers['content-encoding']).toBe('br');
  expect(first.headers.vary).toContain('accept-encoding');
  expect(brotliDecompressSync(first.rawPayload).equals(plain.rawPayload)).toBe(true);
  expect(first.rawPayload.length).toBe(brotliCompressSync(plain.rawPayload).length);
  expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
  const known = await get({ 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) });
  expect(known.statusCode).toBe(304);
  expect(known.rawPayload.length).toBe(0);
});

test.each([
  ['POST', '/api/cases/019a0000-0000-7000-8000-000000000000/links'],
  ['POST', '/api/handoffs'],
  ['POST', '/api/entra-sessions'],
  ['GET', '/api/session'],
] as const)('%s %s gives a secret or little else: never compressed', async (method, path) => {
  const answer = await server.app.inject({
    method,
    url: path,
    headers: { 'accept-encoding': 'br' },
  });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(String(answer.headers.vary)).not.toContain('accept-encoding');
});

describe('files of the view', () => {
  const text = '/* long */'.repeat(500);
  let folder: string;
  let close: () => Promise<void>;
  let get: (path: string, encoding?: string) => ReturnType<TestServer['get']>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keyholder-view-'));
    mkdirSync(join(folder, 'assets'));
    for (const file of ['index.html', 'assets/main-1.js']) {
      writeFileSync(join(folder, file), text);
      writeFileSync(join(folder, `${file}.br`), brotliCompressSync(text));
    }
    writeFileSync(join(folder, 'assets/font-1.woff2'), text);
    const store = await openStore({ url: 'sqlite::memory:' });
    const config = readConfig({ ...environment, DATABASE_URL: 'sqlite::memory:' });
    const app = await createApp({ config, store, logStream: { write() {} }, view: folder });
    get = (path, encoding) =>
      app.inject({ url: path, headers: encoding ? { 'accept-encoding': encoding } : {} });
    close = async () => {
      await app.close();
      await store.close();
      rmSync(folder, { recursive: true });
    };
  });
  afterAll(() => close());

  test.each(['/', '/admin', '/assets/main-1.js'])(
    '%s comes as the build compressed it',
    async (path) => {
      const answer = await get(path, 'gzip, deflate, br, zstd');
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-encoding']).toBe('br');
      expect(String(answer.headers.vary).toLowerCase()).toContain('accept-encoding');
      expect(answer.headers['content-type']).toMatch(/^(text\/html|application\/javascript)/);
      expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(text);
      const cached = path.startsWith('/assets/') ? /immutable/ : /^no-cache$/;
      expect(answer.headers['cache-control']).toMatch(cached);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    },
  );

  test('who takes no brotli gets a file as it is, and so is what has no shorter form', async () => {
    for (const answer of [
      await get('/assets/main-1.js'),
      await get('/assets/main-1.js', 'gzip'),
      await get('/assets/font-1.woff2', 'br'),
    ]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.body).toBe(text);
    }
    expect(String((await get('/assets/main-1.js')).headers.vary).toLowerCase()).toContain(
      'accept-encoding',
    );
  });

  test('the shorter form has no address of its own', async () => {
    for (const path of ['/assets/main-1.js.br', '/index.html.br', '/index.html']) {
      expect((await get(path, 'br')).statusCode).toBe(404);
    }
  });
});
