import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Index } from 'selenium-webdriver/bidi/index.js';
import { z } from 'zod';
import type { Driver, DriverTab, Json, Where } from './driver.ts';
import { end, startProgram } from './process.ts';

// The module is the class; its types name an export that is not there (@types/selenium-webdriver 4.35).
const Connection: typeof Index = createRequire(import.meta.url)('selenium-webdriver/bidi/index.js');

/** People's own settings, but for first pages, updates and calls home. */
const preferences = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'intl.accept_languages': 'en-GB',
};

const answer = z.object({ result: z.unknown().optional(), message: z.string().optional() });
const context = z.object({ context: z.string() });
const tree = z.object({
  contexts: z.array(
    context.extend({ url: z.string(), children: z.array(context).nullable().optional() }),
  ),
});
const outcome = z.union([
  z.object({ type: z.literal('success'), result: z.unknown() }),
  z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
]);
const text = z.object({ value: z.string() });
const node = z.object({ sharedId: z.string() });
const data = z.object({ data: z.string() });
const logged = z.object({ level: z.string(), text: z.string().nullable() });

type Send = (method: string, params: Record<string, unknown>) => Promise<unknown>;

/** Returns a tab by its browsing context. https://www.w3.org/TR/webdriver-bidi/ */
function createTab(send: Send, id: string): DriverTab {
  async function contextOf(where: Where): Promise<string> {
    if (where === 'page') return id;
    const { contexts } = tree.parse(await send('browsingContext.getTree', { root: id }));
    const framed = contexts[0]?.children?.[0]?.context;
    if (!framed) throw new Error('The page frames nothing.');
    return framed;
  }
  async function call(target: string, functionDeclaration: string, given: Json[]) {
    const done = outcome.parse(
      await send('script.callFunction', {
        functionDeclaration,
        arguments: [{ type: 'string', value: JSON.stringify(given) }],
        target: { context: target },
        awaitPromise: true,
        // Only a press of the mouse or a key lets a page open windows and copy.
        userActivation: false,
      }),
    );
    if (done.type === 'exception') throw new Error(done.exceptionDetails.text);
    return done.result;
  }
  const wrapped = (script: string) =>
    `(given) => (function () { ${script} }).apply(null, JSON.parse(given))`;
  const act = (target: string, actions: object[]) =>
    send('input.performActions', { context: target, actions });

  return {
    open: async (url) => {
      await send('browsingContext.navigate', { context: id, url, wait: 'complete' });
    },
    async run(where, script, ...given) {
      const asText = `async (given) => JSON.stringify((await (${wrapped(script)})(given)) ?? null)`;
      return JSON.parse(text.parse(await call(await contextOf(where), asText, given)).value);
    },
    async press(where, script, ...given) {
      const target = await contextOf(where);
      const { sharedId } = node.parse(await call(target, wrapped(script), given));
      const origin = { type: 'element', element: { sharedId } };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await act(target, [{ type: 'pointer', id: 'mouse', actions }]);
    },
    async type(where, pressed) {
      const down = pressed.map((value) => ({ type: 'keyDown', value }));
      const up = pressed.map((value) => ({ type: 'keyUp', value })).reverse();
      await act(await contextOf(where), [{ type: 'key', id: 'keys', actions: [...down, ...up] }]);
    },
    screenshot: async () =>
      data.parse(await send('browsingContext.captureScreenshot', { context: id })).data,
    print: async () => data.parse(await send('browsingContext.print', { context: id })).data,
    async isOpen() {
      const { contexts } = tree.parse(await send('browsingContext.getTree', {}));
      return contexts.some((one) => one.context === id);
    },
    close: async () => {
      await send('browsingContext.close', { context: id });
    },
  };
}

/**
 * Starts Debian's Firefox ESR without a window, and speaks WebDriver BiDi with it: no driver stands between.
 *
 * @throws Error when it is not installed or does not start
 */
export async function startFirefox(): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), 'keyholder-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const { program, told } = await startProgram('firefox-esr', {
    args: ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    package: 'firefox-esr',
    sought: /WebDriver BiDi listening on (ws:\S+)/,
    stream: 2,
    env: { HOME: profile, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
  });
  const connection = new Connection(`${told}/session`);
  const send: Send = async (method, params) => {
    const { result, message } = answer.parse(await connection.send({ method, params }));
    if (result === undefined) throw new Error(`${method}: ${message}`);
    return result;
  };
  const known = new Set<string>();
  let lines: string[] = [];
  const started = z
    .object({ capabilities: z.object({ browserVersion: z.string() }) })
    .parse(await send('session.new', { capabilities: {} }));
  connection.on('log.entryAdded', (entry) => {
    const { level, text: line } = logged.parse(entry);
    if (level === 'error' || level === 'warn') lines.push(`${level}: ${line}`);
  });
  await send('session.subscribe', { events: ['log.entryAdded'] });

  async function newOnes(): Promise<string[]> {
    const { contexts } = tree.parse(await send('browsingContext.getTree', {}));
    const fresh = contexts.map((one) => one.context).filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
    return fresh;
  }
  await newOnes();
  return {
    name: `Firefox ESR ${started.capabilities.browserVersion}`,
    async newTab() {
      const made = context.parse(await send('browsingContext.create', { type: 'window' }));
      known.add(made.context);
      await send('browsingContext.setViewport', {
        context: made.context,
        viewport: { width: 1280, height: 900 },
      });
      return createTab(send, made.context);
    },
    opened: async () => (await newOnes()).map((id) => createTab(send, id)),
    written() {
      const taken = lines;
      lines = [];
      return taken;
    },
    async close() {
      await connection.close();
      await end(program);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
