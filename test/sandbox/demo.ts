import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { startSandbox } from './start.ts';

const folder = join(import.meta.dirname, '../../.demo');
const usualPort = 8300;

const { values } = parseArgs({
  options: {
    hot: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    connections: { type: 'string' },
  },
});

/** `npm run demo`: the real server among stand-ins, at one address. */
async function demo(): Promise<void> {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
  await build({ logLevel: 'warn' });
  const sandbox = await startSandbox({ folder, port: usualPort });
  process.stdout.write(
    `\nKeyholder runs at ${sandbox.url}\nmonday and Microsoft are stood in for; nothing leaves this machine. Ctrl-C stops.\n`,
  );
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (isStopping) return;
      isStopping = true;
      await sandbox.close();
      process.exit(0);
    });
  }
}

await demo();
