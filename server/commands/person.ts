import { parseArgs } from 'node:util';
import { erasePerson } from '../jobs/erase-person.ts';
import { AccountGone } from '../store/account-state.ts';
import type { Store } from '../store/open-store.ts';
import { writeExport } from './export-file.ts';
import { personParts } from './person-export.ts';
import {
  endProgress,
  idFrom,
  isConfirmed,
  runCommand,
  say,
  showProgress,
  UsageError,
} from './terminal.ts';

const usage = `npm run person -- export ACCOUNT_ID --user USER_ID --file FILE   what is recorded of a person, as JSON
npm run person -- delete ACCOUNT_ID --user USER_ID [--yes]       deletes what is recorded of a person
DATABASE_URL names the store, as for the server, which may be running.`;

interface Person {
  accountId: string;
  userId: string;
}

async function exportPerson(store: Store, person: Person, path: string): Promise<void> {
  const parts = await personParts(store.account(person.accountId), person.userId);
  const rows = await writeExport(path, { ...person }, parts, (written) =>
    showProgress(`${written} rows written`),
  );
  endProgress();
  say(`${rows} rows that name person ${person.userId} are in ${path}. Only you may read the file.`);
}

async function deletePerson(store: Store, person: Person, isYes: boolean): Promise<void> {
  const { accountId, userId } = person;
  const counter = await store
    .account(accountId)
    .counters()
    .select('value')
    .where('name', '=', `person:${userId}`)
    .executeTakeFirst();
  say(`Person ${userId} of account ${accountId} has ${counter?.value ?? 0} connections.`);
  say('They will be deleted with their history, and the id where others’ history names it.');
  say('This cannot be undone, and revokes no access: that is done at the provider.');
  if (!(await isConfirmed(userId, isYes))) {
    say('Nothing was deleted.');
    return;
  }
  const deleted = await erasePerson(store, person, (connections) =>
    showProgress(`${connections} connections deleted`),
  ).catch((error: unknown) => {
    if (!(error instanceof AccountGone)) throw error;
    throw new Error(`Account ${accountId} is ${error.status} as a whole. Nothing else was done.`);
  });
  endProgress();
  say(`${deleted} connections of person ${userId} are deleted, and every mention of the id.`);
  say('What this person connects from now on is recorded again.');
  say('Backups and log archives of the database are not touched: docs/operations-deletion.md');
}

await runCommand(usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      user: { type: 'string' },
      file: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  const [action, id, ...rest] = positionals;
  const person = { accountId: idFrom(id, 'ACCOUNT_ID'), userId: idFrom(values.user, '--user') };
  if (rest.length > 0) throw new UsageError('One person at a time.');
  if (action === 'delete') return (store) => deletePerson(store, person, values.yes);
  if (action !== 'export') throw new UsageError('Say "export" or "delete".');
  const { file } = values;
  if (!file) throw new UsageError('Name the file to write with --file.');
  return (store) => exportPerson(store, person, file);
});
