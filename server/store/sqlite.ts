import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type Dialect,
  type SqliteDatabase as KyselySqliteDatabase,
  type SqliteStatement as KyselySqliteStatement,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely';
import { type RowMaker, rowMaker } from './row-maker.ts';
import { asSqliteError } from './store-error.ts';

/** At the start, when another server may be building the tables, no caller is waiting for an answer. */
const startTimeoutMilliseconds = 60_000;
const keptStatements = 200;
/**
 * Holds the index that a search reads, of an account of 100,000; SQLite's own 2 MB would fetch it
 * again from the system each time, which takes twice as long as looking through it.
 */
const cacheKibibytes = 64 * 1024;
/** Up to here, in pages, another thread writes the log back; beyond, whoever commits does, and waits. */
const longestLogPages = 16_000;

/** SQLite rolls back schema changes too; Kysely's adapter does not say so. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite would let everyone read it, as `umask` has it; the files beside it get the mode of this one. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

function open(path: string): DatabaseSync {
  if (path !== ':memory:') makePrivate(path);
  const database = new DatabaseSync(path, { timeout: startTimeoutMilliseconds });
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma secure_delete = on;
    pragma foreign_keys = on;
    pragma cache_size = -${cacheKibibytes};
  `);
  return database;
}

interface Prepared {
  statement: StatementSync;
  /** True if it returns rows. */
  reader: boolean;
  /** Makes a row where rows come as values in order. */
  rowOf?: RowMaker;
}

/**
 * A `*` may mean other columns after another server's migration, so those rows keep their names.
 */
function prepare(database: DatabaseSync, sql: string): Prepared {
  const statement = database.prepare(sql);
  const columns = statement.columns().map(({ name }) => name);
  const reader = columns.length > 0;
  if (!reader || sql.includes('*')) return { statement, reader };
  statement.setReturnArrays(true);
  return { statement, reader, rowOf: rowMaker(columns) };
}

/** Runs a call of SQLite; what it throws says what it means. */
function meant<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw asSqliteError(error);
  }
}

function* made(rows: IterableIterator<unknown[]>, rowOf: RowMaker) {
  for (const values of rows) yield rowOf(values);
}

const nothingToDo: KyselySqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

/** The face that Kysely's SQLite driver expects, over Node's built-in SQLite. */
function kyselyFace(database: DatabaseSync, onCommit: () => void): KyselySqliteDatabase {
  const statements = new Map<string, Prepared>();

  function prepared(text: string): Prepared {
    // A deferred transaction that reads before it writes fails at once when another server wrote
    // in between, without waiting for the busy timeout. Ours all write, so they lock at the start.
    const sql = text === 'begin' ? 'begin immediate' : text;
    const kept = statements.get(sql);
    if (kept) return kept;
    const made = prepare(database, sql);
    if (statements.size >= keptStatements) statements.clear();
    statements.set(sql, made);
    return made;
  }

  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      // A full disk ends the transaction by itself; to end it once more would hide the reason.
      if (sql === 'rollback' && database.isOpen && !database.isTransaction) return nothingToDo;
      const { statement, reader, rowOf } = meant(() => prepared(sql));
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader,
        all: (parameters) => {
          const rows: unknown[] = meant(() => statement.all(...values(parameters)));
          return rowOf ? (rows as unknown[][]).map(rowOf) : rows;
        },
        run: (parameters) => {
          const result = meant(() => statement.run(...values(parameters)));
          if (sql === 'commit') onCommit();
          return result;
        },
        iterate: (parameters) => {
          const rows = statement.iterate(...values(parameters)) as IterableIterator<unknown>;
          return rowOf ? made(rows as IterableIterator<unknown[]>, rowOf) : rows;
        },
      };
    },
  };
}

/**
 * Kysely's dialect over `node:sqlite`, one connection. Deleted content is overwritten
 * (`secure_delete`), and a commit is on disk before it is answered (`synchronous=full`).
 *
 * @param path file path, or `:memory:`; file and folder are made if absent, readable by their owner only
 * @param onCommit called after each commit, by who has the log written back; SQLite does at a commit otherwise
 */
export function sqliteDialect(path: string, onCommit?: () => void): Dialect {
  const dialect = new SqliteDialect({
    database: async () => {
      const database = meant(() => open(path));
      if (onCommit) database.exec(`pragma wal_autocheckpoint = ${longestLogPages}`);
      return kyselyFace(database, onCommit ?? (() => {}));
    },
  });
  dialect.createAdapter = () => new TransactionalSqliteAdapter();
  return dialect;
}
