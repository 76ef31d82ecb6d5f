import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startSandbox } from './start.ts';

const folders: string[] = [];
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-sandbox-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const isReachable = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('stopping', () => {
  const children: ReturnType<typeof spawn>[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  test('ends the server with code 0 and leaves no port open', async () => {
    const sandbox = await startSandbox({ folder: temporaryFolder(), isSeeded: false });
    const urls = Object.values(sandbox.places);
    expect(await Promise.all(urls.map(isReachable))).toEqual(urls.map(() => true));
    await sandbox.close();
    expect(await sandbox.server.ended).toBe(0);
    expect(await Promise.all(urls.map(isReachable))).toEqual(urls.map(() => false));
  });

  test('what was started is stopped when the server does not start', async () => {
    const environment = { MONDAY_CLIENT_SECRET: 'short' };
    await expect(startSandbox({ folder: temporaryFolder(), environment })).rejects.toThrow(
      'must have at least 16 characters',
    );
  });

  /** The demo as one starts it; the view is built already. */
  async function startDemo() {
    const folder = temporaryFolder();
    const child = spawn(
      process.execPath,
      ['test/sandbox/demo.ts', '--built', '--folder', folder, '--port', '0'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    const ended = new Promise((resolve) => child.once('close', resolve));
    await expect.poll(() => output, { timeout: 200_000 }).toContain('Ctrl-C');
    const log = readFileSync(join(folder, 'server.log'), 'utf8');
    const server = /listening at (http:[^"]+)/.exec(log)?.[1] ?? '';
    expect(await isReachable(server)).toBe(true);
    return { child, ended, output, server };
  }

  test('Ctrl-C ends the demo with exit code 0, and its server with it', async () => {
    const demo = await startDemo();
    const addresses = demo.output.match(/https?:\/\/\S+/g);
    expect(addresses).toHaveLength(2);
    expect(addresses?.[1]).toMatch(/\/case#\d+\.[\w-]{43}$/);
    expect(demo.output).toContain('monday and the providers are stood in for');
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    expect(await isReachable(demo.server)).toBe(false);
  }, 240_000);

  test('the server ends even when the demo is killed', async () => {
    const demo = await startDemo();
    demo.child.kill('SIGKILL');
    await expect.poll(() => isReachable(demo.server), { timeout: 60_000 }).toBe(false);
  }, 240_000);
});
