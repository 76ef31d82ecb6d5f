import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const firstViewBudgetKiB = 170;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

/** The files that the browser loads before it can show anything: the entry and what it imports. */
function firstViewFiles(): string[] {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(dist, '.vite/manifest.json'), 'utf8'),
  );
  const files = new Set<string>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) add(key);
  return [...files];
}

function firstViewKiB(): number {
  const bytes = firstViewFiles()
    .map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);
  return bytes / 1024;
}

function command(name: string, program: string, ...parts: string[]): boolean {
  const { status } = spawnSync(join(root, 'node_modules/.bin', program), parts, {
    cwd: root,
    stdio: 'inherit',
  });
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
  return status === 0;
}

function checkBudget(): boolean {
  const size = firstViewKiB();
  const isFine = size <= firstViewBudgetKiB;
  process.stdout.write(
    `${isFine ? 'ok  ' : 'FAIL'} first view JavaScript ${size.toFixed(1)} of ${firstViewBudgetKiB} KiB gzip\n`,
  );
  return isFine;
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

/** `npm run check`: format, lint with import directions, types, and the size of the first view. */
async function check(): Promise<void> {
  const results = [
    command('format, lint, import directions', 'biome', 'check', '--error-on-warnings', '.'),
    command('types', 'tsc', '--project', '.'),
    (await buildView()) && checkBudget(),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

await check();
