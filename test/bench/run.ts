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

/** In a database of its own: a case changes every row, and what is measured after it. */
async function casesFigures(urlFor: (name: string) => Promise<string>): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const connections of [1000, 10_000, 100_000]) {
    const url = await urlFor(`case-${connections}`);
    await fill(url, [connections]);
    const label = `${url.split(':')[0]}, ${named(connections)}`;
    figures.push(...(await caseFigures({ label, url, accountId: 1 }, say)));
  }
  return figures;
}

async function storesFigures(url: string, counts: number[]): Promise<Figure[]> {
  await fill(url, counts);
  const figures: Figure[] = [];
  const all = counts.reduce((sum, count) => sum + count, 0);
  for (const [index, connections] of counts.entries()) {
    const among = all > 2 * connections && connections > 1000 ? ` among ${named(all)}` : '';
    const label = `${url.split(':')[0]}, ${named(connections)}${among}`;
    figures.push(...(await storeFigures({ label, url, accountId: index + 1, connections }, say)));
  }
  return figures;
}

/** `npm run bench`, and with `-- --large` also with a million connections, which takes far longer. */
async function run(folder: string, figures: Figure[]): Promise<void> {
  const isLarge = process.argv.includes('--large');
  await build({ logLevel: 'warn' });
  mkdirSync(join(folder, 'list'));
  const databasePath = join(folder, 'list/keyholder.db');
  const counts = [1000, 100_000, ...(isLarge ? [1_000_000] : [])];

  say('token checks');
  figures.push(...(await tokenFigures(15, 20_000)));
  figures.push(...(await startFigures(folder, say)));
  figures.push(...(await identityFigures(folder, say)));
  figures.push(...(await storesFigures(`sqlite:${databasePath}`, counts)));
  figures.push(
    ...(await casesFigures(async (name) => `sqlite:${join(folder, name)}/keyholder.db`)),
  );
  mkdirSync(join(folder, 'fairness'));
  figures.push(...(await fairnessFigures(folder, say)));
  const subject = { folder, databasePath };
  figures.push(
    ...(await listFigures(
      {
        ...subject,
        label: '100,000',
        accountId: 2,
        pages: [
          { page: 1, atLeast: 1.3 },
          { page: 150, atLeast: 2.5 },
          { page: 1, withTotal: true },
        ],
      },
      say,
    )),
  );
  if (isLarge) {
    figures.push(
      ...(await listFigures(
        {
          ...subject,
          label: '1,000,000',
          accountId: 3,
          pages: [
            { page: 1, atLeast: 1.3 },
            { page: 150, atLeast: 2.5 },
            { page: 7500, atLeast: 40 },
            { page: 1, withTotal: true, atLeast: 40 },
            { page: 7500, withTotal: true, atLeast: 40 },
          ],
        },
        say,
      )),
    );
  }

  figures.push(...(await browserFigures(folder, 100_000, say)));

  const postgres = await startPostgres();
  try {
    figures.push(...(await storesFigures(await createDatabase(postgres.url), counts)));
    figures.push(...(await casesFigures(() => createDatabase(postgres.url))));
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
