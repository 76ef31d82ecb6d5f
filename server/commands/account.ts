import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { eraseAccount } from '../jobs/erase.ts';
import { layByOperator } from '../jobs/uninstall.ts';
import { exportedTableNames } from '../store/export.ts';
import type { Store } from '../store/open-store.ts';
import { writeExport } from './export-file.ts';
import {
  endProgress,
  idFrom,
  isConfirmed,
  runCommand,
  say,
  showProgress,
  UsageError,
} from './terminal.ts';

const usage = `npm run account -- export ACCOUNT_ID --file FILE   everything of a monday account, as JSON
npm run account -- delete ACCOUNT_ID [--yes]       deletes everything of a monday account
DATABASE_URL names the store, as for the server, which may be running.`;

const busyMilliseconds = 1000;

async function exportAccount(store: Store, accountId: string, path: string): Promise<void> {
  const parts = exportedTableNames.map((name) => ({
    name,
    pages: store.exportRows(accountId, name),
  }));
  const rows = await writeExport(path, { accountId }, parts, (written) =>
    showProgress(`${written} rows written`),
  );
  endProgress();
  say(`${rows} rows of account ${accountId} are in ${path}. Only you may read the file.`);
}

async function deleteAccount(store: Store, accountId: string, isYes: boolean): Promise<void> {
  const counter = await store
    .account(accountId)
    .counters()
    .select('value')
    .where('name', '=', 'connections')
    .executeTakeFirst();
  say(`Account ${accountId} has ${counter?.value ?? 0} connections.`);
  say('They, their history and their recorded uses will be deleted. This cannot be undone.');
  if (!(await isConfirmed(accountId, isYes))) {
    say('Nothing was deleted.');
    return;
  }
  await layByOperator(store, accountId);
  const onProgress = (rows: number) => showProgress(`${rows} rows deleted`);
  while ((await eraseAccount(store, accountId, { onProgress })) === 'again') {
    showProgress('Everything is deleted; waiting for a reader before the file can be cleaned');
    await wait(busyMilliseconds);
  }
  endProgress();
  say(
    `Everything of account ${accountId} is deleted. One line stays: that, when, and version ids.`,
  );
  say('If the app is still installed there, what is connected from now on is recorded again.');
  say('Backups and log archives of the database are not touched: docs/operations-deletion.md');
}

await runCommand(usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { file: { type: 'string' }, yes: { type: 'boolean', default: false } },
  });
  const [action, id, ...rest] = positionals;
  const accountId = idFrom(id, 'ACCOUNT_ID');
  if (rest.length > 0) throw new UsageError('One account at a time.');
  if (action === 'delete') return (store) => deleteAccount(store, accountId, values.yes);
  if (action !== 'export') throw new UsageError('Say "export" or "delete".');
  const { file } = values;
  if (!file) throw new UsageError('Name the file to write with --file.');
  return (store) => exportAccount(store, accountId, file);
});
