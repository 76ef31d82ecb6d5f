import { Kysely, type LogEvent, sql } from 'kysely';
import { type AccountStore, openAccount } from './account-store.ts';
import { createCheckpoints } from './checkpoints.ts';
import { createDeletionGuard } from './deletion-guard.ts';
import { ensureDeletionList, noteDeletion } from './deletion-list.ts';
import { type ExportedRow, type ExportedTableName, exportRows } from './export.ts';
import { type JobStore, openJobs } from './jobs.ts';
import { type LifecycleStore, openLifecycle } from './lifecycle-store.ts';
import { migrate } from './migrate.ts';
import { type OnWarning, ofMaintenance, postgresDialect } from './postgres.ts';
import { checkReadiness } from './readiness.ts';
import { emptyLog, vacuum } from './scrub.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Database } from './tables.ts';
import { type Voided, voidSecrets } from './void-secrets.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

export interface Store {
  kind: 'sqlite' | 'postgres';
  account(accountId: string): AccountStore;
  /** For installs and uninstalls only. */
  lifecycle(accountId: string): LifecycleStore;
  jobs: JobStore;
  /** Ids of accounts that are installed, in order, after this one; for work on each of them. */
  accountIds(after: string, limit: number): Promise<string[]>;
  /** Every row of an account in a table, in pages, as it is stored. */
  exportRows(accountId: string, table: ExportedTableName): AsyncGenerator<ExportedRow[]>;
  /** Takes deleted content off the disk; false when it must be tried again. */
  scrub(): Promise<boolean>;
  /** Notes outside the database what is being deleted, for a restore; a person, or the whole account. */
  noteDeletion(accountId: string, userId: string | null): Promise<void>;
  /** For a store that was restored from a backup. */
  voidSecrets(at: string): Promise<Voided>;
  /** Resolves when no account is being taken into the index of words. */
  wordsTaken(): Promise<void>;
  /** Rejects when the store cannot be read or written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `sqlite:PATH` (or `sqlite::memory:`) or `postgres://…` */
  url: string;
  onWarning?: OnWarning;
  /** File in which deletions are noted; none when absent. */
  deletionList?: string | null;
  /** Told of every statement sent, for tests. */
  onStatement?: (statement: { sql: string; parameters: readonly unknown[] }) => void;
}

type Listener = Pick<StoreOptions, 'onStatement'>;

/** A listener is told of the statement alone. */
function loggingTo({ onStatement }: Listener) {
  return onStatement ? { log: ({ query }: LogEvent) => onStatement(query) } : {};
}

type OpenedStore = Omit<Store, 'noteDeletion'>;

async function openSqlite(
  path: string,
  onWarning: OnWarning,
  listener: Listener,
): Promise<OpenedStore> {
  const checkpoints = path === ':memory:' ? null : createCheckpoints(path);
  const dialect = sqliteDialect(path, checkpoints?.noteCommit);
  const db = new Kysely<Database>({ dialect, ...loggingTo(listener) });
  try {
    await migrate(db, true);
    // From now on no statement may stop the process to wait for a lock; see `transact`.
    await sql`pragma busy_timeout = 0`.execute(db);
  } catch (error) {
    await checkpoints?.close();
    await db.destroy();
    throw error;
  }
  const wordIndex = createWordIndex(db, (error) => onWarning('not indexed', error));
  await wordIndex.start();
  const opened = storeOf(db, wordIndex);
  return {
    kind: 'sqlite',
    ...opened,
    scrub: () => (checkpoints ? checkpoints.pause(() => emptyLog(db)) : emptyLog(db)),
    async close() {
      await checkpoints?.close();
      await opened.close();
    },
    ping: () => checkReadiness(db, path === ':memory:' ? null : path),
  };
}

async function openPostgres(
  url: string,
  onWarning: OnWarning,
  listener: Listener,
): Promise<OpenedStore> {
  /** Does something that takes longer than a request may, over a connection of its own. */
  async function maintain(work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
    const dialect = await postgresDialect(url, onWarning, ofMaintenance);
    const db = new Kysely<Database>({ dialect, ...loggingTo(listener) });
    await work(db).finally(() => db.destroy());
  }

  await maintain((db) => migrate(db, false));
  const dialect = await postgresDialect(url, onWarning);
  const db = new Kysely<Database>({ dialect, ...loggingTo(listener) });
  return {
    kind: 'postgres',
    ...storeOf(db, null),
    async scrub() {
      await maintain(vacuum).catch((error: Error) => onWarning('refused', error));
      return true;
    },
    ping: () => checkReadiness(db, null),
  };
}

function storeOf(db: Kysely<Database>, wordIndex: WordIndex | null) {
  const guard = createDeletionGuard(db);
  return {
    account: (accountId: string) => openAccount(db, guard, { accountId, wordIndex }),
    lifecycle: (accountId: string) =>
      openLifecycle(db, guard, { accountId, isSqlite: wordIndex !== null }),
    jobs: openJobs(db),
    exportRows: (accountId: string, table: ExportedTableName) => exportRows(db, accountId, table),
    async accountIds(after: string, limit: number) {
      const rows = await db
        .selectFrom('account_states')
        .select('account_id')
        .where('account_id', '>', after)
        .where('status', 'in', ['installed', 'pending'])
        .orderBy('account_id')
        .limit(limit)
        .execute();
      return rows.map((row) => row.account_id);
    },
    voidSecrets: (at: string) => voidSecrets(db, at),
    wordsTaken: () => wordIndex?.whenIdle() ?? Promise.resolve(),
    async close() {
      await wordIndex?.close();
      await db.destroy();
    },
  };
}

/**
 * Opens the store and brings it up to this version.
 *
 * @throws DatabaseTooNew, or what the database answered
 */
export async function openStore({
  url,
  onWarning = () => {},
  deletionList = null,
  ...listener
}: StoreOptions): Promise<Store> {
  const opened = url.startsWith('sqlite:')
    ? await openSqlite(url.slice('sqlite:'.length), onWarning, listener)
    : await openPostgres(url, onWarning, listener);
  if (deletionList === null) return { ...opened, noteDeletion: async () => {} };
  await ensureDeletionList(deletionList).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  return {
    ...opened,
    noteDeletion: (accountId, userId) =>
      noteDeletion(deletionList, { at: new Date().toISOString(), accountId, userId }),
  };
}
