import { type ChildProcess, spawn } from 'node:child_process';
import { environment } from './environment.ts';

export interface StartedMain {
  child: ChildProcess;
  /** Address that it listens at; empty when it ended instead. */
  url: string;
  ended: Promise<{ code: number | null; stderr: string; stdout: string }>;
}

/**
 * The real command, as an operator starts it; resolves when it listens or has ended.
 *
 * @param command program and arguments, when it is not `node server/main.ts`
 */
export async function startMain(
  overrides: Record<string, string>,
  [program, ...words]: [string, ...string[]] = [process.execPath, 'server/main.ts'],
): Promise<StartedMain> {
  const child = spawn(program, words, {
    env: { PATH: process.env.PATH, ...environment, PORT: '0', HOST: '127.0.0.1', ...overrides },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended: StartedMain['ended'] = new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, stderr, stdout })),
  );
  const listening = new Promise<string>((resolve) =>
    child.stdout.on('data', (data) => {
      stdout += data;
      const address = /listening at (http:[^"]+)/.exec(stdout);
      if (address?.[1]) resolve(address[1]);
    }),
  );
  const url = await Promise.race([listening, ended.then(() => '')]);
  return { child, url, ended };
}
