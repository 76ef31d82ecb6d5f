import { startVitest } from 'vitest/node';
import { findPgbouncer } from './kit/pooler.ts';

/** All that goes to the store, in every way that the server does. */
const suites = ['store', 'identity', 'connections', 'cases', 'people', 'lifecycle', 'uses'];

/**
 * `npm run test:pooler`: the tests of the store with a real pgbouncer in transaction mode between the
 * server and PostgreSQL. Names after `--` narrow the files.
 */
async function run(): Promise<void> {
  const pgbouncer = findPgbouncer();
  if (!pgbouncer) {
    throw new Error(
      'There is no pgbouncer. Install it (Debian: apt-get install pgbouncer), or name it in PGBOUNCER.',
    );
  }
  process.env.TEST_POOLER = pgbouncer;
  const named = process.argv.slice(2);
  const filters = named.length > 0 ? named : suites.map((suite) => `test/server/${suite}/`);
  const vitest = await startVitest('test', filters, { run: true, watch: false, project: 'server' });
  await vitest.close();
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
