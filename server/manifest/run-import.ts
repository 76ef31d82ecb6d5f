import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The destination of an import: a new app, or a new draft version of an app that exists. */
export type ImportTarget = { kind: 'new' } | { kind: 'app'; appId: string };

/** monday's command line could not be started. */
export class NoCommandLineError extends Error {}

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** The name that monday's command line looks for in its working folder before the home folder. */
const signInFile = '.mappsrc';

/** Returns the options of `mapps` that name a target. */
export const targetOptions = (target: ImportTarget): string[] =>
  target.kind === 'new' ? ['-n'] : ['-a', target.appId];

/** Runs it to its end; a signal that ends this process ends it first. */
function runToEnd(folder: string, options: string[], environment: NodeJS.ProcessEnv) {
  const child = spawn('mapps', options, { cwd: folder, env: environment, stdio: 'inherit' });
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of endSignals) process.on(signal, passOn);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
    );
  }).finally(() => {
    for (const signal of endSignals) process.off(signal, passOn);
  });
}

/**
 * Imports a manifest by monday's command line (`mapps`, https://www.npmjs.com/package/@mondaycom/apps-cli)
 * in a folder of its own that no other user may enter and that is gone afterwards: version 4.10.5
 * deletes the file that it is given when a variable is missing, and leaves `temp.zip` with the
 * secrets in its working folder.
 *
 * @param manifest the manifest with its secrets filled in, as JSON
 * @param environment of the command; `-m` leaves the credential parameters alone
 * @returns the exit code of `mapps`, and whether it left a sign that it sent the file
 * @throws NoCommandLineError when there is no `mapps`; nothing was sent then
 */
export async function runImport(
  manifest: string,
  target: ImportTarget,
  environment: NodeJS.ProcessEnv,
): Promise<{ code: number; wasSent: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-import-'));
  try {
    writeFileSync(join(folder, 'manifest.json'), manifest, { mode: 0o600 });
    if (existsSync(signInFile)) copyFileSync(signInFile, join(folder, signInFile));
    const options = ['manifest:import', '-m', ...targetOptions(target), '-p', 'manifest.json'];
    const code = await runToEnd(folder, options, environment);
    return { code, wasSent: existsSync(join(folder, 'temp.zip')) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new NoCommandLineError('monday\'s command line "mapps" was not found.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
