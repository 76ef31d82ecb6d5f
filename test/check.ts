import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const dist = join(import.meta.dirname, '../dist');
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
  const { status } = spawnSync(join('node_modules/.bin', program), parts, { stdio: 'inherit' });
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

/** `npm run check`: format, lint with import directions, types, and the size of the first view. */
async function check(): Promise<void> {
  const results = [
    command('format, lint, import directions', 'biome', 'check', '--error-on-warnings', '.'),
    command('types', 'tsc', '--project', '.'),
  ];
  await build({ logLevel: 'warn' });
  results.push(existsSync(join(dist, '.vite/manifest.json')) && checkBudget());
  process.exit(results.every(Boolean) ? 0 : 1);
}

await check();
