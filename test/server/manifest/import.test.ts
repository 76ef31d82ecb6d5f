import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compileCache } from '../../kit/environment.ts';
import { ensureMapps } from '../../kit/mapps.ts';

const secret = 'it"is\\a {secret}';
const environment = {
  NODE_COMPILE_CACHE: compileCache,
  PUBLIC_URL: 'https://keyholder.example.com',
  SALESFORCE_CLIENT_ID: 'salesforce-id',
  SALESFORCE_CLIENT_SECRET: secret,
};

interface Call {
  method: string;
  url: string;
  authorization: string;
  manifest: string;
}

/** The one file of a zip, found by its entry in the central directory. */
function unzipOnly(zip: Buffer): string {
  const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const size = zip.readUInt32LE(entry + 20);
  const start = zip.readUInt32LE(entry + 42);
  const begin = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  return inflateRawSync(zip.subarray(begin, begin + size)).toString();
}

/** The upload of `mapps`: one part `zipfile` of a form. */
async function manifestOf(body: Buffer, contentType: string): Promise<string> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const file = form.get('zipfile');
  if (!(file instanceof Blob)) throw new Error('The call carries no part "zipfile".');
  return unzipOnly(Buffer.from(await file.arrayBuffer()));
}

const calls: Call[] = [];
let monday: Server;
let folder: string;
let binaries: string;
beforeAll(async () => {
  binaries = ensureMapps();
  monday = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    calls.push({
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization ?? '',
      manifest: await manifestOf(Buffer.concat(parts), request.headers['content-type'] ?? ''),
    });
    const isKnown = !request.url?.includes('/404/');
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKnown ? {} : { message: 'no such app' }));
  });
  await new Promise<void>((resolve) => monday.listen(0, '127.0.0.1', resolve));
}, 300_000);
afterAll(() => new Promise((resolve) => monday.close(resolve)));

beforeEach(() => {
  calls.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'keyholder-manifest-'));
  for (const name of ['tmp', 'home']) mkdirSync(join(folder, name));
  return () => rmSync(folder, { recursive: true });
});

interface Result {
  status: number | null;
  text: string;
}

function run(typed: string[], more: Record<string, string> = {}): Promise<Result> {
  const child = spawn(
    process.execPath,
    [join(process.cwd(), 'server/commands/manifest.ts'), ...typed],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: `${binaries}:${process.env.PATH}`,
        HOME: join(folder, 'home'),
        TMPDIR: join(folder, 'tmp'),
        APPS_DOMAIN: `http://127.0.0.1:${(monday.address() as AddressInfo).port}`,
        MONDAY_CODE_ACCESS_TOKEN: 'of-the-developer',
        ...environment,
        ...more,
      },
    },
  );
  let text = '';
  child.stdout.on('data', (data) => {
    text += data;
  });
  child.stderr.on('data', (data) => {
    text += data;
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, text })));
}

const path = () => join(folder, 'manifest.json');
/** All that lies where the command was started and among the temporary files. */
const left = () => [...readdirSync(folder), ...readdirSync(join(folder, 'tmp'))].sort();
const credentials = (manifest: string) =>
  JSON.parse(manifest).app.features.find(
    ({ type }: { type: string }) => type === 'AppFeatureCredentials',
  );

describe('npm run manifest -- --import, with monday’s own command line', {
  timeout: 60_000,
}, () => {
  test('sends a new app whole: a secret with a quote, and the parameter that people fill in', async () => {
    const { status, text } = await run(['--import', '-n', path()]);
    expect([status, text]).toEqual([0, expect.stringContaining('uploaded successfully')]);
    expect(calls).toMatchObject([
      { method: 'POST', url: '/api/apps/manifest', authorization: 'of-the-developer' },
    ]);
    const { data, secrets } = credentials(calls[0]?.manifest ?? '');
    expect(secrets.clientSecret).toBe(secret);
    expect(data.authConfig.clientId).toBe('salesforce-id');
    expect(data.authConfig.tokenRequest.url).toContain('https://{{subdomain}}.');
    expect(text).not.toContain(secret);
  });

  test('leaves the file as it was, without the secret, and nothing else', async () => {
    await run(['--import', '-n', path()]);
    expect(left()).toEqual(['home', 'manifest.json', 'tmp']);
    expect(readFileSync(path(), 'utf8')).toContain('{{SALESFORCE_CLIENT_SECRET}}');
  });

  test('sends a draft version of an app that exists', async () => {
    const { status } = await run(['--import', '-a', '123', path()]);
    expect(status).toBe(0);
    expect(calls).toMatchObject([{ method: 'PUT', url: '/api/apps/123/manifest' }]);
  });

  test('passes on the exit code of a refused import, and leaves nothing behind', async () => {
    const { status, text } = await run(['--import', '-a', '404', path()]);
    expect([status, text]).toEqual([1, expect.stringContaining('no such app')]);
    expect(left()).toEqual(['home', 'manifest.json', 'tmp']);
  });

  test('imports a file that was changed by hand, as it stands', async () => {
    writeFileSync(path(), '{"app":{"name":"by hand, {{subdomain}}","features":[]}}');
    const { status } = await run(['--import', '-n', '--from', path()]);
    expect([status, JSON.parse(calls[0]?.manifest ?? '{}').app.name]).toEqual([
      0,
      'by hand, {{subdomain}}',
    ]);
    expect(existsSync(path())).toBe(true);
  });

  test.each([
    [
      'a secret that is missing',
      [],
      { SALESFORCE_CLIENT_SECRET: '' },
      'SALESFORCE_CLIENT_SECRET is',
    ],
    [
      'a secret that the command line misreads',
      [],
      { SALESFORCE_CLIENT_SECRET: 'a{{b' },
      'holds "{{"',
    ],
    ['an address that is missing', [], { PUBLIC_URL: '' }, 'PUBLIC_URL is not set'],
    ['no command line', [], { PATH: '/nowhere' }, '@mondaycom/apps-cli'],
  ])('sends nothing with %s, and says so', async (_name, more, changed, words) => {
    const { status, text } = await run(['--import', '-n', ...more, path()], changed);
    expect([status, calls]).toEqual([1, []]);
    expect(text).toContain('Nothing was sent to monday.');
    expect(text).toContain(words);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  test('sends nothing unless it is said where to', async () => {
    const { status, text } = await run(['--import', path()]);
    expect([status, calls, existsSync(path())]).toEqual([1, [], false]);
    expect(text).toContain('-n (a new app) or -a APP_ID');
  });

  test('removes the folder when it is stopped in between', async () => {
    const slow = createServer(() => undefined);
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const isCalled = new Promise((resolve) => slow.once('request', resolve));
    const child = spawn(
      process.execPath,
      [join(process.cwd(), 'server/commands/manifest.ts'), '--import', '-n', path()],
      {
        cwd: folder,
        stdio: 'ignore',
        env: {
          PATH: `${binaries}:${process.env.PATH}`,
          TMPDIR: join(folder, 'tmp'),
          HOME: join(folder, 'home'),
          APPS_DOMAIN: `http://127.0.0.1:${(slow.address() as AddressInfo).port}`,
          MONDAY_CODE_ACCESS_TOKEN: 'of-the-developer',
          ...environment,
        },
      },
    );
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await isCalled;
    child.kill('SIGTERM');
    expect(await ended).not.toBe(0);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    slow.closeAllConnections();
    await new Promise((resolve) => slow.close(resolve));
  });
});
