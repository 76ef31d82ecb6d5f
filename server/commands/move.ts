import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { moveRows } from '../store/move-rows.ts';
import { openStore } from '../store/open-store.ts';
import { isInUse } from '../store/sqlite-copy.ts';
import { databaseUrl, endProgress, runTask, say, showProgress, UsageError } from './terminal.ts';

const usage = `npm run move -- SQLITE_FILE   copies a SQLite store into an empty PostgreSQL database
DATABASE_URL names the PostgreSQL database. Stop every server first. The file stays as it is.`;

await runTask(usage, async () => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UsageError('Name the SQLite file to copy.');
  const url = databaseUrl();
  if (url.startsWith('sqlite:')) {
    throw new UsageError('DATABASE_URL must be postgres://…. Nothing was copied.');
  }
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}. Nothing was copied.`);
  if (isInUse(file)) {
    throw new UsageError(`A server has ${file} open. Nothing was copied. Stop it first.`);
  }
  // Both are brought up to this version, so that their tables are the same.
  for (const each of [`sqlite:${file}`, url]) await (await openStore({ url: each })).close();
  const rows = await moveRows(file, url, (done) => showProgress(`${done} rows copied`));
  endProgress();
  say(`${rows} rows of ${file} are in the PostgreSQL database, counted table by table.`);
  say('Start the servers with this DATABASE_URL. Set DELETION_LIST to the list of before.');
  say('Keep the file until you have looked, and delete it then: deletions no longer reach it.');
});
