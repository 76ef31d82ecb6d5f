import { existsSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { faultOf, flushFile } from '../store/sqlite-copy.ts';
import { databaseUrl, endProgress, runTask, say, showProgress, UsageError } from './terminal.ts';

const usage = `npm run backup -- FILE   a copy of the SQLite database, as it stands now
DATABASE_URL names the store, as for the server, which may be running.
PostgreSQL has its own tools: pg_dump --format=custom --file=FILE "$DATABASE_URL"`;

const lookMilliseconds = 500;
const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

function sqlitePath(): string {
  const url = databaseUrl();
  if (!url.startsWith('sqlite:')) {
    throw new UsageError('This is for SQLite. Nothing was written.');
  }
  const path = url.slice('sqlite:'.length);
  if (!existsSync(path)) throw new UsageError(`There is no database at ${path}.`);
  return path;
}

/** Copies in a thread of its own, so that this one can say how far it is. */
async function copyShowing(from: string, to: string, at: string): Promise<void> {
  const whole = statSync(from).size;
  const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), {
    workerData: { from, to, at },
  });
  const look = setInterval(() => {
    const done = existsSync(to) ? statSync(to).size : 0;
    showProgress(`${megabytes(done)} of about ${megabytes(whole)} copied`);
  }, lookMilliseconds);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
  } finally {
    clearInterval(look);
    endProgress();
  }
}

async function backUp(from: string, file: string): Promise<void> {
  if (existsSync(file)) throw new UsageError(`${file} exists already; nothing was written.`);
  const part = `${file}.part`;
  const handle = await open(part, 'wx', 0o600).catch(() => {
    throw new UsageError(`${part} cannot be made, or is there already. Nothing was written.`);
  });
  await handle.close();
  try {
    await copyShowing(from, part, new Date().toISOString());
    showProgress('checking the copy');
    const fault = faultOf(part);
    if (fault) throw new Error(`${fault} It was not kept.`);
    await flushFile(part);
    await rename(part, file);
    await flushFile(file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  endProgress();
  say(
    `${file} holds the database (${megabytes(statSync(file).size)}), checked. Only you may read it.`,
  );
  say('It has names, addresses and what was recorded: encrypt it where it leaves this machine.');
  say('Keep the deletion list apart from it: a restore needs both. docs/operations-deletion.md');
}

await runTask(usage, async () => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UsageError('Name the file to write.');
  await backUp(sqlitePath(), file);
});
