import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgressBar } from './progress-bar.ts';
import type { Sandbox } from './start.ts';

const root = join(import.meta.dirname, '../..');
const usualPort = 8300;
const mostConnections = 1_000_000;

const usage = `npm run demo -- [options]

  --connections N    fill the store for a large account, up to ${mostConnections}
  --keep             keep the store of the last time; repeat its --connections
  --folder PATH      where the store and the server's log are (.demo)
  --port N           port of the page to open (${usualPort}, or another when it is taken)
  --built            show the view as it was built last
`;

interface Wishes {
  folder: string;
  port: number;
  connections: number;
  isHot: boolean;
  isKept: boolean;
  isBuilt: boolean;
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new Error(`${name} must be a whole number up to ${most}.`);
}

/** @throws Error in words for the person at the terminal */
function readWishes(): Wishes {
  const { values } = parseArgs({
    options: {
      hot: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      built: { type: 'boolean', default: false },
      folder: { type: 'string', default: join(root, '.demo') },
      port: { type: 'string', default: String(usualPort) },
      connections: { type: 'string', default: '0' },
    },
  });
  return {
    folder: values.folder,
    port: wholeNumber('--port', values.port, 65_535),
    connections: wholeNumber('--connections', values.connections, mostConnections),
    isHot: values.hot,
    isKept: values.keep,
    isBuilt: values.built,
  };
}

async function buildView({ isHot, isBuilt }: Wishes): Promise<void> {
  // With hot reload the built view is not shown, but the server does not start without one.
  if (isBuilt || (isHot && existsSync(join(root, 'dist/index.html')))) return;
  const { build } = await import('vite');
  await build({ logLevel: 'error' });
}

/** For who opens it the first time. */
const whereToLook = ({ caseLink }: Sandbox) => `
  As an admin        an open case (Lena Fischer left), a closed one (Omar Haddad), an account that was
                     reconnected (Greta Lund), one still active after revocation (Ivan Petrov)
  As anybody else    choose a person in the bar, and "Account settings" as the surface
  As support staff   ${caseLink ?? 'make a link in a case'}
  At Microsoft       "Outside" in the bar: what you do there counts, for the next token and the next run
  Later              "Time" in the bar moves the clock of everything
`;

/** `npm run demo` and `npm run dev`: the real server among stand-ins, at one address. */
async function demo(wishes: Wishes): Promise<void> {
  const { folder, port, connections, isHot, isKept } = wishes;
  // Loading it takes a while, and Ctrl-C must work by then.
  const { removeStore, startSandbox } = await import('./start.ts');
  if (!isKept) removeStore(folder);
  await buildView(wishes);
  const progress = createProgressBar('Filling the store', connections);
  const sandbox = await startSandbox({
    folder,
    port,
    isHot,
    connections,
    onProgress: progress.show,
  });
  onStop = () => sandbox.close();
  sandbox.server.ended.then((code) => {
    if (isStopping) return;
    process.stderr.write(`The server ended with code ${code}; its log is in ${folder}.\n`);
    void stop(1);
  });
  process.stdout.write(
    `\nKeyholder: ${sandbox.url}\n${whereToLook(sandbox)}\nmonday and the providers are stood in for; nothing leaves this machine. Ctrl-C stops it.\n`,
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

function fail(error: unknown, advice = ''): Promise<void> {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${advice}`);
  return stop(1);
}

async function run(): Promise<void> {
  let wishes: Wishes;
  try {
    wishes = readWishes();
  } catch (error) {
    return fail(error, `\n${usage}`);
  }
  await demo(wishes).catch((error: unknown) => fail(error));
}

await run();
