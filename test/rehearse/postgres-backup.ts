import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseAccount } from '../../server/jobs/erase.ts';
import { erasePerson } from '../../server/jobs/erase-person.ts';
import { layByOperator } from '../../server/jobs/uninstall.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { given } from '../kit/connections.ts';
import { createDatabase, startOwnPostgres } from '../kit/postgres.ts';

/*
 * `npm run rehearse:backup`: a backup of PostgreSQL as docs/operations-deletion.md has it, with PostgreSQL's own
 * `pg_dump` and `pg_restore`. They refuse a server that is newer than they are, so the server is of the same package.
 */

const packages = '/usr/lib/postgresql';

/** The newest PostgreSQL of Debian's packages, or the one that `POSTGRES_HOME` names. */
function findPostgres(): string {
  const versions = existsSync(packages) ? readdirSync(packages) : [];
  const newest = versions.sort((one, other) => Number(one) - Number(other)).at(-1);
  const home = process.env.POSTGRES_HOME ?? (newest && join(packages, newest));
  if (home && existsSync(join(home, 'bin/pg_dump'))) return home;
  throw new Error(
    'There is no pg_dump. Install PostgreSQL (Debian: apt-get install postgresql), or name the folder above its bin/ in POSTGRES_HOME.',
  );
}

const ada = { accountId: 1, userId: 42 };
const bob = { accountId: 1, userId: 43 };
const elsewhere = { accountId: 2, userId: 42 };

async function peopleOf(store: Store, accountId: string): Promise<string> {
  const rows = await store.account(accountId).connections().select('user_id').execute();
  return rows
    .map((row) => row.user_id)
    .sort()
    .join(', ');
}

function expectSame(what: string, found: string, expected: string): void {
  if (found !== expected) throw new Error(`${what}: "${found}" instead of "${expected}".`);
  process.stdout.write(`ok   ${what}\n`);
}

async function rehearse(home: string, folder: string, server: string): Promise<void> {
  const tool = (name: string, ...words: string[]) =>
    execFileSync(join(home, 'bin', name), words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const list = join(folder, 'deletions');
  const file = join(folder, 'keyholder.dump');
  const url = await createDatabase(server);
  const store = await openStore({ url, deletionList: list });
  try {
    for (const person of [ada, bob, elsewhere]) await given(store, person);
    const madeAt = new Date().toISOString();
    tool('pg_dump', '--format=custom', `--file=${file}`, url);
    process.stdout.write('ok   pg_dump copies the database beside a server\n');
    await layByOperator(store, '2');
    await eraseAccount(store, '2');
    await erasePerson(store, { accountId: '1', userId: '43' });

    const copy = await createDatabase(server);
    tool('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${copy}`, file);
    execFileSync(process.execPath, ['server/commands/restore.ts', '--made-at', madeAt, '--yes'], {
      env: { PATH: process.env.PATH, DATABASE_URL: copy, DELETION_LIST: list },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const restored = await openStore({ url: copy });
    try {
      expectSame('who was not deleted is there', await peopleOf(restored, '1'), '42');
      expectSame('an account deleted since stays deleted', await peopleOf(restored, '2'), '');
    } finally {
      await restored.close();
    }
  } finally {
    await store.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'keyholder-rehearsal-'));
try {
  const home = findPostgres();
  const postgres = await startOwnPostgres(home);
  try {
    await rehearse(home, folder, postgres.url);
  } finally {
    await postgres.stop();
  }
} catch (error) {
  process.stderr.write(`FAIL ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
