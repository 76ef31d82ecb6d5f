import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { fillConnections } from '../kit/fill.ts';
import { createDatabase, startPostgres } from '../kit/postgres.ts';
import { browserFigures } from './browser.ts';
import { caseFigures } from './cases.ts';
import { fairnessFigures } from './fairness.ts';
import { identityFigures } from './identity.ts';
import { listFigures } from './list.ts';
import type { Figure } from './measure.ts';
import { memoryFigures } from './memory.ts';
import { startFigures } from './start.ts';
import { storeFigures } from './store.ts';
import { isWithinBudget, tableOf } from './table.ts';
import { tokenFigures } from './token.ts';

const begun = performance.now();
const people = Array.from({ length: 2000 }, (_, index) => index + 1);
const named = (count: number) => count.toLocaleString('en');

function say(step: string): void {
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  process.stdout.write(`${seconds.padStart(4)} s  ${step}\n`);
}

/** Accounts of one database, by how many connections they have. */
async function fill(url: string, counts: number[]): Promise<void> {
  for (const [index, count] of counts.entries()) {
    say(`filling ${named(count)} connections into ${url.split(':')[0]}`);
    await fillConnections({ url, accountId: index + 1, count, people });
  }
}

const isLarge = process.argv.includes('--large');

/** In a database of its own: a case changes every row, and what is measured after it. */
async function casesFigures(urlFor: (name: string) => Promise<string>): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const connections of [10_000, 100_000, ...(isLarge ? [1_000_000] : [])]) {
    const url = await urlFor(`case-${connections}`);
    await fill(url, [connections, 1000]);
    const label = `${url.split(':')[0]}, ${named(connections)}`;
    const subject = { label, url, accountId: 1, otherAccountId: 2 };
    figures.push(...(await caseFigures(subject, say)));
  }
  return figures;
}

const counts = [1000, 100_000, ...(isLarge ? [1_000_000] : [])];
/** Beside them, with `--large`. */
const small = { accountId: 1001, accounts: 10_000, count: 100 };

async function storesFigures(url: string): Promise<Figure[]> {
  const kind = url.split(':')[0];
  await fill(url, counts);
  const subjects = counts.map((connections, index) => ({ accountId: index + 1, connections }));
  if (isLarge) {
    say(`filling ${named(small.accounts)} accounts of ${small.count} into ${kind}`);
    await fillConnections({ url, people, ...small });
    subjects.push({ accountId: small.accountId + 5000, connections: small.count });
  }
  const all =
    counts.reduce((sum, count) => sum + count, 0) + (isLarge ? small.accounts * small.count : 0);
  const figures: Figure[] = [];
  for (const { accountId, connections } of subjects) {
    const among = all > 2 * connections && connections !== 1000 ? ` among ${named(all)}` : '';
    const label = `${kind}, ${named(connections)}${among}`;
    figures.push(...(await storeFigures({ label, url, accountId, connections }, say)));
  }
  return figures;
}

const searches = ['zz-nothing', 'contoso airlines'];

async function listsFigures(folder: string, databasePath: string): Promise<Figure[]> {
  const subject = { folder, databasePath, searches };
  const figures = await listFigures(
    {
      ...subject,
      label: '100,000',
      accountId: 2,
      isAllAtOnce: true,
      wholeRequests: 40,
      pages: [
        { page: 1, atLeast: 2 },
        { page: 150, atLeast: 4 },
        { page: 1, withTotal: true },
        { page: 1, writtenBefore: 4 },
        { page: 1, writtenBefore: 1 },
        { page: 150, writtenBefore: 1 },
        { page: 1, withTotal: true, writtenBefore: 1 },
      ],
    },
    say,
  );
  if (!isLarge) return figures;
  const million = {
    ...subject,
    label: '1,000,000',
    accountId: 3,
    wholeRequests: 10,
    pages: [
      { page: 1, atLeast: 2 },
      { page: 150, atLeast: 4 },
      { page: 7500, atLeast: 40 },
      { page: 1, withTotal: true, atLeast: 40 },
      { page: 7500, writtenBefore: 1 },
      { page: 1, withTotal: true, writtenBefore: 1 },
      { page: 7500, withTotal: true, writtenBefore: 1 },
    ],
  };
  return [...figures, ...(await listFigures(million, say))];
}

/** A database of its own for what changes its rows. */
type UrlFor = (name: string) => Promise<string>;

/** Measures one store. */
async function storeParts(isWanted: (part: string) => boolean, urlFor: UrlFor, folder: string) {
  const figures: Figure[] = [];
  const keep = (some: Figure[]) => figures.push(...some);
  if (isWanted('identity')) keep(await identityFigures(folder, await urlFor('identity'), say));
  if (isWanted('store')) keep(await storesFigures(await urlFor('list')));
  if (isWanted('memory')) {
    const url = await urlFor('memory');
    await fill(url, [100_000]);
    const label = `${url.split(':')[0]}, 100,000`;
    keep(await memoryFigures({ folder, url, label, accountId: 1 }, say));
  }
  if (isWanted('cases')) keep(await casesFigures(urlFor));
  return figures;
}

const parts = [
  'token',
  'start',
  'identity',
  'store',
  'list',
  'fairness',
  'memory',
  'cases',
  'browser',
] as const;

/** After `--only`, names of parts with commas between; everything when absent. */
function wantedParts(): ReadonlySet<string> {
  const at = process.argv.indexOf('--only');
  if (at === -1) return new Set(parts);
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) {
    throw new Error(`no part "${unknown.join(', ')}"; there are ${parts.join(', ')}`);
  }
  return new Set(names);
}

/**
 * `npm run bench`, and with `-- --large` also with a million connections and 10,000 accounts, which takes
 * far longer. The list is measured on the file that the store's part has filled.
 */
async function run(folder: string, figures: Figure[]): Promise<void> {
  const wanted = wantedParts();
  const isWanted = (part: string) => wanted.has(part) || (part === 'store' && wanted.has('list'));
  const keep = (some: Figure[]) => figures.push(...some);
  await build({ logLevel: 'warn' });
  for (const name of ['list', 'fairness']) mkdirSync(join(folder, name));

  if (isWanted('token')) keep(await tokenFigures(15, 20_000));
  if (isWanted('start')) keep(await startFigures(folder, say));
  keep(await storeParts(isWanted, async (name) => `sqlite:${folder}/${name}/keyholder.db`, folder));
  if (isWanted('list')) keep(await listsFigures(folder, join(folder, 'list/keyholder.db')));
  if (isWanted('fairness')) keep(await fairnessFigures(folder, say));
  if (isWanted('browser')) keep(await browserFigures(folder, 100_000, say));
  if (!['identity', 'store', 'memory', 'cases'].some((part) => wanted.has(part))) return;

  const postgres = await startPostgres();
  try {
    const ofPostgres = (part: string) => wanted.has(part);
    keep(await storeParts(ofPostgres, () => createDatabase(postgres.url), folder));
  } finally {
    await postgres.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'keyholder-bench-'));
const figures: Figure[] = [];
try {
  await run(folder, figures);
} catch (error) {
  process.stderr.write(`The bench stopped: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${tableOf(figures)}\n`);
const over = figures.filter((figure) => !isWithinBudget(figure)).length;
process.stdout.write(
  `\n${over === 0 ? 'Every budget measured is kept.' : `${over} over budget.`}\n`,
);
if (over > 0) process.exitCode = 1;
