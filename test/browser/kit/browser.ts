import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { chromiumOptions } from '../../kit/chromium.ts';
import { quickFolder } from '../../kit/folders.ts';
import type { HostConfig } from '../../sandbox/monday/host/config.ts';
import { workingMonday } from '../../sandbox/monday/state.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/start.ts';
import { type OpenOptions, type OpenView, openView } from './view.ts';

/** Both kinds of frame that monday may give us: what it forbids is not documented. */
export const frames: HostConfig['frame'][] = ['strict', 'generous'];

type Kind = Parameters<typeof chromiumOptions>[0];

interface BrowserOptions extends Omit<SandboxOptions, 'folder' | 'keptSeed'> {
  kind?: Kind;
}

const started = new Map<Kind, Promise<Browser>>();

/** One Chromium of a kind for all files of a worker; it ends with the worker. */
function sharedChromium(kind: Kind): Promise<Browser> {
  const browser = started.get(kind) ?? chromium.launch(chromiumOptions(kind));
  started.set(kind, browser);
  return browser;
}

/** The seed takes longer than most tests do: the first sandbox of a worker keeps it for the others. */
const seedFolder = mkdtempSync(join(quickFolder(), 'keyholder-seed-'));
process.once('exit', () => rmSync(seedFolder, { recursive: true, force: true }));

/**
 * One sandbox for the tests of a file; a new window for each test. What the view writes to the
 * console unasked fails the test that caused it.
 *
 * @returns functions that work from the first test on
 */
export function createBrowser({ kind = 'shell', ...options }: BrowserOptions = {}) {
  const folder = mkdtempSync(join(quickFolder(), 'keyholder-browser-'));
  let sandbox: Sandbox;
  let browser: Browser;
  let written: string[] = [];
  const expected: RegExp[] = [];

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([
      startSandbox({ folder, keptSeed: join(seedFolder, 'keyholder.db'), ...options }),
      sharedChromium(kind),
    ]);
  });
  afterAll(async () => {
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    Object.assign(sandbox.monday.controls, workingMonday());
    const unexpected = written.filter((line) => !expected.some((pattern) => pattern.test(line)));
    written = [];
    expected.length = 0;
    expect(unexpected, 'unexpected console output in the browser').toEqual([]);
  });

  async function newPage(size = { width: 1280, height: 900 }): Promise<Page> {
    const context = await browser.newContext({ viewport: size, locale: 'en-GB' });
    context.on('page', (page) => {
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) {
          written.push(`${message.type()}: ${message.text()} ${message.location().url}`);
        }
      });
      page.on('pageerror', (error) => written.push(`error: ${error.message}`));
    });
    // Sooner than the test ends, so that it names what it waited for.
    context.setDefaultTimeout(60_000);
    return context.newPage();
  }

  return {
    sandbox: () => sandbox,
    /** File of the server's log lines. */
    logFile: () => join(folder, 'server.log'),
    newPage,
    /** Console output that this test is about. */
    expectConsole: (...patterns: RegExp[]) => expected.push(...patterns),
    open: async (options: OpenOptions): Promise<OpenView> =>
      openView(await newPage(options.size), sandbox.url, options),
  };
}
