import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/**
 * Budgets for what a browser loads before a page can show anything, in KiB as the server sends it, with
 * headers. A first screen is a file of its own, and its answers (5 KiB) are counted by the browser
 * test.
 */
const budgets: readonly { name: string; page: string; screen?: string; atMost: number }[] = [
  { name: 'first view of an admin', page: 'index.html', screen: 'overview', atMost: 127 },
  { name: 'first view of a member', page: 'index.html', screen: 'own', atMost: 123 },
  { name: 'page of a case link', page: 'case.html', atMost: 125 },
  { name: 'report', page: 'report.html', atMost: 125 },
  { name: 'check at Entra', page: 'entra.html', atMost: 125 },
];
/** The page, its script and style, and the screen's. Four answers make it eight. */
const mostFiles = 4;
/** Bytes that `transferSize` counts for the headers of an answer: https://www.w3.org/TR/resource-timing/ */
const headerBytes = 300;

interface Chunk {
  file: string;
  name?: string;
  css?: string[];
  imports?: string[];
}

/** The pages in a tab of their own are built apart. */
const manifestOf = (page: string) => (page === 'index.html' ? 'manifest.json' : 'own-pages.json');

/** The files that the browser loads first: a page, its entry and its screen, what these import, and styles. */
function firstFiles(page: string, screen?: string): string[] {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(dist, '.vite', manifestOf(page)), 'utf8'),
  );
  const files = new Set<string>([page]);
  const add = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  if (!manifest[page]) throw new Error(`The build made no ${page}.`);
  add(page);
  if (screen !== undefined) {
    const [key] = Object.entries(manifest).find(([, { name }]) => name === screen) ?? [];
    if (!key) throw new Error(`The build made no file "${screen}".`);
    add(key);
  }
  return [...files];
}

/** As the build compressed it, where it did. */
function sentBytes(file: string): number {
  const path = join(dist, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

function command(name: string, program: string, ...parts: string[]): boolean {
  const { status } = spawnSync(join(root, 'node_modules/.bin', program), parts, {
    cwd: root,
    stdio: 'inherit',
  });
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
  return status === 0;
}

function checkBudgets(): boolean {
  const results = budgets.map(({ name, page, screen, atMost }) => {
    const files = firstFiles(page, screen);
    const size = files.reduce((sum, file) => sum + sentBytes(file) + headerBytes, 0) / 1024;
    const isFine = size <= atMost && (screen === undefined || files.length <= mostFiles);
    process.stdout.write(
      `${isFine ? 'ok  ' : 'FAIL'} ${name}: ${size.toFixed(1)} of ${atMost} KiB in ${files.length} files\n`,
    );
    return isFine;
  });
  return results.every(Boolean);
}

/** Says why a build fails in its own words, without the places in the build tool. */
async function buildView(): Promise<boolean> {
  try {
    await build({ logLevel: 'warn' });
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stdout.write('FAIL build of the view\n');
    return false;
  }
}

/** `npm run check`: format, lint with import directions, types, and the size of what pages load first. */
async function check(): Promise<void> {
  const results = [
    command('format, lint, import directions', 'biome', 'check', '--error-on-warnings', '.'),
    command('types, by project', 'tsc', '--build', '--checkers', '1'),
    (await buildView()) && checkBudgets(),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

/** Checks the first line of each commit message from now on, in this clone only. */
function installHook(): void {
  const asked = spawnSync('git', ['rev-parse', '--git-path', 'hooks/commit-msg'], {
    cwd: root,
    encoding: 'utf8',
  });
  const hook = resolve(root, asked.stdout.trim());
  const isOther = existsSync(hook) && !readFileSync(hook, 'utf8').includes('npm run check');
  if (asked.status !== 0 || isOther) {
    process.stdout.write(
      'FAIL no hook was installed: this is no clone, or it has a hook already\n',
    );
    process.exitCode = 1;
    return;
  }
  mkdirSync(dirname(hook), { recursive: true });
  copyFileSync(join(import.meta.dirname, 'hooks/commit-msg'), hook);
  process.stdout.write(`ok   hook for commit messages: ${hook}\n`);
}

await check();
if (process.argv.includes('--hook')) installHook();
