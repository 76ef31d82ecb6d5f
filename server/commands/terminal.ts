import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { ConfigError, readDatabaseUrl } from '../config.ts';
import { withSecretFiles } from '../config-files.ts';
import { deletionListOf } from '../store/deletion-list.ts';
import { openStore, type Store } from '../store/open-store.ts';

/** The typed command cannot be carried out; the message says what can. */
export class UsageError extends Error {}

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** One line that is written over; silent where the output goes into a file. */
export function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}

export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

/** A monday id as it is typed. */
export function idFrom(text: string | undefined, name: string): string {
  if (text !== undefined && /^\d{1,20}$/.test(text)) return text;
  throw new UsageError(`${name} must be an id of monday's: digits only.`);
}

/**
 * An irreversible command asks for the id to be typed again.
 *
 * @returns whether it was typed, or `--yes` stood for it
 */
export async function isConfirmed(
  id: string,
  isYes: boolean,
  purpose = 'to delete',
): Promise<boolean> {
  if (isYes) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Input that ends without an answer is none.
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const typed = await Promise.race([
    terminal.question(`Type ${id} ${purpose}, anything else to stop: `),
    ended,
  ]);
  terminal.close();
  return typed.trim() === id;
}

/**
 * `DATABASE_URL` as the server reads it, from a file too.
 *
 * @throws ConfigError
 */
export const databaseUrl = (): string => readDatabaseUrl(withSecretFiles(process.env));

/** Opens the store of `DATABASE_URL`. A mistyped path must not make an empty database. */
async function openExisting(): Promise<Store> {
  const url = databaseUrl();
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;
  if (path !== null && !existsSync(path)) {
    throw new UsageError(`There is no database at ${path}. Set DATABASE_URL to the server's.`);
  }
  return openStore({ url, deletionList: deletionListOf(url, process.env.DELETION_LIST?.trim()) });
}

function explain(error: unknown, usage: string): string {
  if (error instanceof ConfigError) return error.faults.join('\n');
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  return error instanceof Error ? error.message : 'Something went wrong.';
}

/** Runs a command on the store, and ends with exit code 0, or with 1 and words on standard error. */
export async function runCommand(
  usage: string,
  prepare: () => (store: Store) => Promise<void>,
): Promise<void> {
  await runTask(usage, async () => {
    const work = prepare();
    const store = await openExisting();
    await work(store).finally(() => store.close());
  });
}

/** The same for a command that opens what it needs itself. */
export async function runTask(usage: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    endProgress();
    // parseArgs names the option that it does not know.
    const isTyped = error instanceof TypeError && 'code' in error;
    const known = isTyped ? new UsageError(error.message) : error;
    process.stderr.write(`${explain(known, usage)}\n`);
    process.exitCode = 1;
  }
}
