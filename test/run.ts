import { build } from 'vite';
import { startVitest } from 'vitest/node';
import { ensureChromium } from './kit/chromium.ts';

/**
 * `npm test`: finds or sets up Chromium, builds the view for the browser tests, runs everything, and
 * ends with one line that counts. Names after `--` narrow the files, as Vitest does.
 */
async function run(): Promise<void> {
  const filters = process.argv.slice(2);
  process.stdout.write(`Browser tests use ${ensureChromium()}.\n`);
  await build({ logLevel: 'warn' });
  // Vite's build leaves "production" here, and React's production build has no `act` for tests.
  process.env.NODE_ENV = 'test';

  const vitest = await startVitest('test', filters, { run: true, watch: false });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const states = tests.map((test) => test.result().state);
  const count = (state: string) => states.filter((one) => one === state).length;
  const unrun = count('skipped') + count('pending');
  const brokenFiles = vitest.state.getTestModules().filter((module) => !module.ok()).length;
  const stray = vitest.state.getUnhandledErrors().length;
  // A file that cannot be loaded holds no test that could fail, and a skipped test proves nothing.
  const failed = count('failed') + unrun + stray + (count('failed') === 0 ? brokenFiles : 0);
  await vitest.close();
  if (unrun > 0) process.stdout.write(`${unrun} tests did not run; each counts as failed.\n`);
  process.stdout.write(`\n${count('passed')} passed, ${failed} failed\n`);
  process.exit(failed === 0 && count('passed') > 0 ? 0 : 1);
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.stdout.write('\n0 passed, 1 failed\n');
  process.exit(1);
});
