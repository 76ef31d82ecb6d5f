import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { createProgressBar } from './progress-bar.ts';
import { startSandbox } from './start.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.demo');
const usualPort = 8300;
const mostConnections = 1_000_000;

const usage = `npm run demo -- [--keep] [--connections N]

  --keep             keep the store of the last time
  --connections N    fill it for a large account, up to ${mostConnections}
`;

interface Wishes {
  isHot: boolean;
  isKept: boolean;
  connections: number;
}

/** @throws Error in words for the person at the terminal */
function readWishes(): Wishes {
  const { values } = parseArgs({
    options: {
      hot: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      connections: { type: 'string', default: '0' },
    },
  });
  const connections = Number(values.connections);
  if (!Number.isInteger(connections) || connections < 0 || connections > mostConnections) {
    throw new Error(`--connections must be a whole number up to ${mostConnections}.`);
  }
  return { isHot: values.hot, isKept: values.keep, connections };
}

async function buildView(isHot: boolean): Promise<void> {
  // With hot reload the built view is not shown, but the server does not start without one.
  if (isHot && existsSync(join(root, 'dist/index.html'))) return;
  await build({ logLevel: 'error' });
}

/** `npm run demo` and `npm run dev`: the real server among stand-ins, at one address. */
async function demo({ isHot, isKept, connections }: Wishes): Promise<void> {
  if (!isKept) rmSync(folder, { recursive: true, force: true });
  await buildView(isHot);
  const progress = createProgressBar('Filling the store', connections);
  const sandbox = await startSandbox({
    folder,
    port: usualPort,
    isHot,
    connections,
    onProgress: progress.show,
  });
  onStop = () => sandbox.close();
  sandbox.server.ended.then((code) => {
    if (isStopping) return;
    process.stderr.write(`The server ended with code ${code}; its log is .demo/server.log.\n`);
    void stop(1);
  });
  process.stdout.write(
    `\nKeyholder: ${sandbox.url}\nmonday and Microsoft are stood in for; nothing leaves this machine. Ctrl-C stops it.\n`,
  );
}

let isStopping = false;
/** Until all is started there is nothing to close: the server ends when this process does. */
let onStop = async (): Promise<void> => {};

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await onStop();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

try {
  await demo(readWishes());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  await stop(1);
}
