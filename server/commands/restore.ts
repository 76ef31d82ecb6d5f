import { existsSync } from 'node:fs';
import { chmod, constants, copyFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type FinishedRestore, finishRestore } from '../jobs/finish-restore.ts';
import { type Deletion, deletionListOf, readDeletions } from '../store/deletion-list.ts';
import { giveOwnerOf } from '../store/file-owner.ts';
import { openStore } from '../store/open-store.ts';
import { faultOf, flushFile, forgetCopy, isInUse, madeAtOf } from '../store/sqlite-copy.ts';
import { databaseUrl, isConfirmed, runTask, say, UsageError } from './terminal.ts';

const usage = `npm run restore -- FILE [--made-at TIME] [--yes]   puts a backup in the place of the SQLite database
npm run restore -- --made-at TIME [--yes]        what is left to do after pg_restore, on PostgreSQL
Stop every server first. TIME is when the backup was made (2026-11-30T12:00:00Z); a file of "npm run backup" knows its own.
DATABASE_URL names the store, DELETION_LIST the list of deletions (beside a SQLite file unless set).`;

interface Options {
  file: string | undefined;
  madeAt: string | undefined;
  isYes: boolean;
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'made-at': { type: 'string' }, yes: { type: 'boolean', default: false } },
  });
  const [file, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError('One file at a time.');
  const madeAt = values['made-at'];
  if (madeAt !== undefined && Number.isNaN(Date.parse(madeAt))) {
    throw new UsageError('--made-at must be a time such as 2026-11-30T12:00:00Z.');
  }
  return { file, madeAt: madeAt && new Date(madeAt).toISOString(), isYes: values.yes };
}

/** Without the list, what was deleted since would be back: that must be said, not assumed. */
async function listFor(url: string): Promise<Deletion[]> {
  const path = deletionListOf(url, process.env.DELETION_LIST?.trim());
  if (path !== null && existsSync(path)) return readDeletions(path);
  const place = path ?? 'DELETION_LIST';
  throw new UsageError(
    `There is no deletion list at ${place}. Nothing was changed. Set DELETION_LIST to it; an empty file says that nothing was deleted since the backup.`,
  );
}

function tell({ links, codes, accounts, people }: FinishedRestore): void {
  say(`${links} case links and ${codes} codes were made useless.`);
  say(
    `${accounts} accounts and ${people} people that were deleted since the backup are deleted again.`,
  );
}

async function ask(lines: string[], isYes: boolean): Promise<boolean> {
  for (const line of lines) say(line);
  if (await isConfirmed('restore', isYes, 'to go on')) return true;
  say('Nothing was changed.');
  return false;
}

async function finishPostgres(url: string, { madeAt, isYes }: Options): Promise<void> {
  if (!madeAt) throw new UsageError('Say with --made-at when the backup was made.');
  const deletions = await listFor(url);
  const question = ['Case links and codes will be made useless, and later deletions made again.'];
  if (!(await ask(question, isYes))) return;
  const store = await openStore({ url });
  try {
    tell(await finishRestore(store, madeAt, deletions));
  } finally {
    await store.close();
  }
}

function checkPlaces(file: string, target: string): void {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const fault = faultOf(file);
  if (fault) throw new UsageError(`${fault} Nothing was changed.`);
  if (existsSync(target) && isInUse(target)) {
    throw new UsageError(`A server has ${target} open. Nothing was changed. Stop it first.`);
  }
}

/** Everything is done to a copy; only when it is finished does it take the place of the database. */
async function restoreSqlite(target: string, file: string, options: Options): Promise<void> {
  checkPlaces(file, target);
  const madeAt = options.madeAt ?? madeAtOf(file);
  if (!madeAt) throw new UsageError('The file does not say when it was made: use --made-at.');
  const deletions = await listFor(`sqlite:${target}`);
  const kept = existsSync(target) ? `${target}.before-${madeAt.replace(/\W/g, '')}` : null;
  if (kept && existsSync(kept)) throw new UsageError(`${kept} is there already. Move it away.`);
  const question = [
    `The backup was made at ${madeAt}. What was recorded since is not in it.`,
    ...(kept ? [`The database of now is kept as ${kept}.`] : []),
  ];
  if (!(await ask(question, options.isYes))) return;

  const work = `${target}.restoring`;
  await copyFile(file, work, constants.COPYFILE_EXCL).catch(() => {
    throw new UsageError(`${work} cannot be made, or is there already. Nothing was changed.`);
  });
  try {
    await chmod(work, 0o600);
    await giveOwnerOf(work, kept ? target : dirname(target));
    forgetCopy(work);
    const store = await openStore({ url: `sqlite:${work}` });
    const finished = await finishRestore(store, madeAt, deletions).finally(() => store.close());
    await flushFile(work);
    if (kept) await rename(target, kept);
    await rename(work, target);
    await flushFile(target);
    tell(finished);
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${work}${end}`, { force: true });
  }
  say(`${target} is restored. Start the server.`);
}

await runTask(usage, async () => {
  const options = readOptions();
  const url = databaseUrl();
  const isSqlite = url.startsWith('sqlite:');
  if (!isSqlite && options.file) {
    throw new UsageError('Restore PostgreSQL with pg_restore; then run this without a file.');
  }
  if (!isSqlite) return finishPostgres(url, options);
  if (!options.file) throw new UsageError('Name the file to restore.');
  await restoreSqlite(url.slice('sqlite:'.length), options.file, options);
});
