import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '../kit/environment.ts';

export interface Process {
  url: string;
  /** Milliseconds from the start of the process to its listening. */
  startMilliseconds: number;
  memoryMegabytes(): number;
  /** Processor time since the start, user and system; in steps of ten. */
  processorMilliseconds(): number;
  stop(): Promise<void>;
}

function memoryOf(child: ChildProcess): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' });
  return Number(stdout) / 1024;
}

const ticksPerSecond = 100;

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the name, in brackets, may hold spaces. */
function processorTimeOf(child: ChildProcess): number {
  const fields =
    readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Starts a script of this project, whose lines go to a file as an operator's would. */
async function start(
  parts: string[],
  env: Record<string, string>,
  logFile: string,
): Promise<Process> {
  const log = openSync(logFile, 'w');
  const begun = performance.now();
  const child = spawn(process.execPath, parts, {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', log, 'inherit'],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let address: string | undefined;
  while (address === undefined) {
    if (child.exitCode !== null) throw new Error(`${parts.join(' ')} ended without listening.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
    address = /listening at (http:[^"\s]+)/.exec(readFileSync(logFile, 'utf8'))?.[1];
  }
  return {
    url: address,
    startMilliseconds: performance.now() - begun,
    memoryMegabytes: () => memoryOf(child),
    processorMilliseconds: () => processorTimeOf(child),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The real server, without limits of calls. */
export function startKeyholder(
  folder: string,
  overrides: Record<string, string>,
): Promise<Process> {
  const env = { ...environment, HOST: '127.0.0.1', PORT: '0', RATE_LIMIT_SCALE: '0', ...overrides };
  return start(['server/main.ts'], env, join(folder, 'keyholder.log'));
}

/** The plain stack, on a SQLite file that Keyholder filled. */
export function startPeer(folder: string, databasePath: string): Promise<Process> {
  return start(['test/bench/peer.ts', databasePath], {}, join(folder, 'peer.log'));
}
