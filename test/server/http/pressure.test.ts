import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startServer } from '../../kit/server.ts';

/** As reading files does at a start. */
function holdUp(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

// The plugin takes a period without a sample for an endless delay: findings/under-pressure-without-a-sample.sh
test('a server that was held up for some seconds goes on answering', async () => {
  const server = await startServer('sqlite');
  // A period of the plugin ends after the first, and the next one begins without a sample.
  holdUp(1200);
  await wait(1);
  holdUp(1200);
  await wait(50);
  expect((await server.app.inject('/healthz')).statusCode).toBe(200);
  await server.close();
});
