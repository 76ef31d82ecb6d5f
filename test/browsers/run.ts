import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { startSandbox } from '../sandbox/start.ts';
import type { Driver, DriverTab } from './driver.ts';
import { startFirefox } from './firefox.ts';
import type { Walk } from './walk.ts';
import { walks } from './walks.ts';
import { startWebKit } from './webkit.ts';

/**
 * The main walks in Firefox and WebKitGTK, outside CI. What differs is written down in
 * docs/outside-world.md.
 */
const usage = `npm run browsers -- [options] [WALK…]

Takes the main walks through Debian's Firefox ESR and WebKitGTK, or those whose names hold a WALK.
apt-get install firefox-esr webkit2gtk-driver xvfb

  --browser NAME   firefox or webkit alone
  --folder PATH    where pictures and papers go (screenshots/browsers)
`;

const engines = { firefox: startFirefox, webkit: startWebKit };
type Engine = keyof typeof engines;
const isEngine = (name: string): name is Engine => name in engines;

interface Result {
  browser: string;
  walk: string;
  /** Why it ended early; null when it came to its end. */
  fault: string | null;
  notes: string[];
}

async function take(walk: Walk, driver: Driver, folder: string): Promise<Omit<Result, 'browser'>> {
  const sandboxFolder = mkdtempSync(join(tmpdir(), 'keyholder-browsers-'));
  const sandbox = await startSandbox({
    folder: sandboxFolder,
    environment: { RATE_LIMIT_SCALE: '0' },
  });
  const tab = await driver.newTab();
  const notes: string[] = [];
  const keep = (name: string, ending: string, content: string) =>
    writeFileSync(join(folder, `${name}.${ending}`), Buffer.from(content, 'base64'));
  const picture = async (name: string, of: DriverTab = tab) =>
    keep(name, 'png', await of.screenshot());
  let fault: string | null = null;
  try {
    await walk.go({
      ...{ sandbox, driver, tab, picture },
      async paper(name) {
        const pdf = await tab.print();
        if (pdf !== null) keep(name, 'pdf', pdf);
        return pdf !== null;
      },
      note: (text) => notes.push(text),
    });
  } catch (error) {
    fault = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    await picture(`fault-${walk.name.replaceAll(/\W+/g, '-')}`).catch(() => {});
  } finally {
    await tab.close();
    for (const left of await driver.opened()) await left.close();
    await sandbox.close();
    rmSync(sandboxFolder, { recursive: true, force: true });
  }
  notes.push(...new Set(driver.written()?.map((line) => `console: ${line}`)));
  return { walk: walk.name, fault, notes };
}

async function takeAll(engine: Engine, chosen: Walk[], folder: string): Promise<Result[]> {
  mkdirSync(folder, { recursive: true });
  const driver = await engines[engine]();
  const results: Result[] = [];
  try {
    for (const walk of chosen) {
      const result = { browser: driver.name, ...(await take(walk, driver, folder)) };
      results.push(result);
      const end = result.fault === null ? 'passes' : `ENDS: ${result.fault}`;
      process.stdout.write(`${result.browser} | ${result.walk} | ${end}\n`);
      for (const note of result.notes) process.stdout.write(`    ${note}\n`);
    }
  } finally {
    await driver.close();
  }
  return results;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string' },
    folder: { type: 'string', default: join(import.meta.dirname, '../../screenshots/browsers') },
    help: { type: 'boolean', default: false },
  },
});
const { browser, folder } = values;
const names = Object.keys(engines)
  .filter(isEngine)
  .filter((name) => browser === undefined || name === browser);
const chosen = walks.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
if (values.help || names.length === 0 || chosen.length === 0) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 1);
}
await build({ logLevel: 'error' });
const results: Result[] = [];
for (const name of names) results.push(...(await takeAll(name, chosen, join(folder, name))));
for (const name of new Set(results.map((one) => one.browser))) {
  const own = results.filter((one) => one.browser === name);
  const passed = own.filter((one) => one.fault === null);
  process.stdout.write(`${name}: ${passed.length} of ${own.length} walks pass\n`);
}
process.exitCode = results.every((one) => one.fault === null) ? 0 : 1;
