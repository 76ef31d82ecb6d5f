import { Kysely, sql } from 'kysely';
import { type AccountStore, openAccount } from './account-store.ts';
import { type ExportedRow, type ExportedTableName, exportRows } from './export.ts';
import { type JobStore, openJobs } from './jobs.ts';
import { type LifecycleStore, openLifecycle } from './lifecycle-store.ts';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgres.ts';
import { scrub } from './scrub.ts';
import { busyTimeoutMilliseconds, sqliteDialect } from './sqlite.ts';
import type { Database } from './tables.ts';

export interface Store {
  kind: 'sqlite' | 'postgres';
  account(accountId: string): AccountStore;
  /** For installs and uninstalls only. */
  lifecycle(accountId: string): LifecycleStore;
  jobs: JobStore;
  /** Every row of an account in a table, in pages, as it is stored. */
  exportRows(accountId: string, table: ExportedTableName): AsyncGenerator<ExportedRow[]>;
  /** Takes deleted content off the disk; false when it must be tried again. */
  scrub(): Promise<boolean>;
  /** Rejects when the store cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `sqlite:PATH` (or `sqlite::memory:`) or `postgres://…` */
  url: string;
  /** Told of what mends itself: broken idle connections, a vacuum that was refused. */
  onError?: (error: Error) => void;
  /** Told of every statement sent, for tests. */
  onStatement?: (statement: { sql: string; parameters: readonly unknown[] }) => void;
}

/**
 * Opens the store and brings it up to this version.
 *
 * @throws DatabaseTooNew, or what the database answered
 */
export async function openStore({
  url,
  onError = () => {},
  onStatement,
}: StoreOptions): Promise<Store> {
  const isSqlite = url.startsWith('sqlite:');
  const db = new Kysely<Database>({
    dialect: isSqlite
      ? sqliteDialect(url.slice('sqlite:'.length))
      : await postgresDialect(url, onError),
    ...(onStatement && { log: (event) => onStatement(event.query) }),
  });
  try {
    await migrate(db, isSqlite);
    if (isSqlite) await sql`pragma busy_timeout = ${sql.lit(busyTimeoutMilliseconds)}`.execute(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    kind: isSqlite ? 'sqlite' : 'postgres',
    account: (accountId) => openAccount(db, accountId),
    lifecycle: (accountId) => openLifecycle(db, accountId),
    jobs: openJobs(db),
    exportRows: (accountId, table) => exportRows(db, accountId, table),
    scrub: () => scrub(db, isSqlite, onError),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
