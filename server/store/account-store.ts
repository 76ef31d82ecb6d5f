import { type Kysely, type SelectQueryBuilder, type SqlBool, sql, type Updateable } from 'kysely';
import { readActivity, writeActivity } from './account-activity.ts';
import { readCases, writeCases } from './account-cases.ts';
import { writeJobs } from './account-jobs.ts';
import { readOrganizations } from './account-organizations.ts';
import { passTombstone, readRevision } from './account-state.ts';
import { readUses, writeUses } from './account-uses.ts';
import { type AccountWords, findAccountWords } from './account-words.ts';
import type { ConnectionTable } from './connection-table.ts';
import type { DeletionGuard } from './deletion-guard.ts';
import type { ConnectionRow, Database, HistoryTable, NewConnectionRow } from './tables.ts';
import { transact } from './transact.ts';
import type { WordIndex } from './word-index.ts';

type WithoutAccount<Row> = Omit<Row, 'account_id'>;

function readTables(db: Kysely<Database>, accountId: string) {
  return {
    accountId,

    connections: () => db.selectFrom('connections').where('connections.account_id', '=', accountId),

    /** The same along one index, by its name; on SQLite, which may choose a slower one. */
    connectionsBy: (index: string) =>
      db
        .selectFrom(
          sql<ConnectionRow>`connections`.as<'connections'>(
            sql`${sql.id('connections')} indexed by ${sql.id(index)}`,
          ),
        )
        .where('connections.account_id', '=', accountId),

    /** The same, those with these ids, each looked up by its key: on SQLite, however many they are. */
    connectionsWith: (ids: readonly string[]) =>
      db
        .selectFrom(
          sql<ConnectionRow>`
            (select value as wanted_id from json_each(${JSON.stringify(ids)})) cross join connections
          `.as<'connections'>(sql.id('connections')),
        )
        .where('connections.account_id', '=', accountId)
        .where(sql<SqlBool>`connections.id = wanted_id`),

    history: () =>
      db.selectFrom('connection_history').where('connection_history.account_id', '=', accountId),

    counters: () => db.selectFrom('counters').where('counters.account_id', '=', accountId),

    /** Counts the rows that a query of this account store finds; its `limit` bounds the work. */
    async countRows(rows: SelectQueryBuilder<Database, 'connections', { id: string }>) {
      const { found } = await db
        .selectFrom(rows.as('found_rows'))
        .select((count) => count.fn.countAll<number | string>().as('found'))
        .executeTakeFirstOrThrow();
      // PostgreSQL counts in 64 bits, which its driver gives as text.
      return Number(found);
    },

    /** When the account's first record was made; null when it has none. */
    async recordsSince(): Promise<string | null> {
      const row = await db
        .selectFrom('accounts')
        .select('records_since')
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row?.records_since ?? null;
    },

    ...readUses(db, accountId),
    ...readCases(db, accountId),
    ...readOrganizations(db, accountId),
    ...readActivity(db, accountId),
  };
}

function writeTables(db: Kysely<Database>, accountId: string) {
  return {
    insertConnection: (row: WithoutAccount<NewConnectionRow>) =>
      db.insertInto('connections').values({ ...row, account_id: accountId }),

    updateConnections: (change: Updateable<WithoutAccount<ConnectionTable>>) =>
      db.updateTable('connections').set(change).where('connections.account_id', '=', accountId),

    deleteConnections: () => db.deleteFrom('connections').where('account_id', '=', accountId),

    insertHistory: (row: WithoutAccount<HistoryTable>) =>
      db.insertInto('connection_history').values({ ...row, account_id: accountId }),

    insertHistories: (rows: WithoutAccount<HistoryTable>[]) =>
      db
        .insertInto('connection_history')
        .values(rows.map((row) => ({ ...row, account_id: accountId }))),

    updateHistory: (change: Partial<WithoutAccount<HistoryTable>>) =>
      db.updateTable('connection_history').set(change).where('account_id', '=', accountId),

    deleteHistory: () => db.deleteFrom('connection_history').where('account_id', '=', accountId),

    /** Adds to a counter, which begins at 0, and answers its new value. */
    async count(name: string, by: number): Promise<number> {
      const { value } = await db
        .insertInto('counters')
        .values({ account_id: accountId, name, value: by })
        .onConflict((conflict) =>
          conflict
            .columns(['account_id', 'name'])
            .doUpdateSet((row) => ({ value: row('counters.value', '+', by) })),
        )
        .returning('value')
        .executeTakeFirstOrThrow();
      return value;
    },

    /**
     * Adds to several counters in one statement.
     *
     * @param changes by name; 0 makes a counter that is absent
     * @returns their new values, by name
     */
    async countAll(changes: ReadonlyMap<string, number>): Promise<Map<string, number>> {
      if (changes.size === 0) return new Map();
      const rows = await db
        .insertInto('counters')
        .values([...changes].map(([name, value]) => ({ account_id: accountId, name, value })))
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'name']).doUpdateSet((row) => ({
            value: row('counters.value', '+', row.ref('excluded.value')),
          })),
        )
        .returning(['name', 'value'])
        .execute();
      return new Map(rows.map(({ name, value }) => [name, value]));
    },

    /** Counters whose names hold an id go when they count nothing any more. */
    async forgetCounters(names: readonly string[]): Promise<void> {
      await db
        .deleteFrom('counters')
        .where('account_id', '=', accountId)
        .where('name', 'in', names)
        .execute();
    },

    async startRecords(at: string): Promise<void> {
      await db
        .insertInto('accounts')
        .values({ account_id: accountId, records_since: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    ...writeUses(db, accountId),
    ...writeCases(db, accountId),
    ...writeActivity(db, accountId),
    ...writeJobs(db, accountId),
  };
}

/**
 * Read access to an account. Every read of one that is being deleted is refused with AccountGone, whoever
 * reads; one that was deleted has nothing to read.
 */
export interface AccountReader extends ReturnType<typeof readTables> {}

/** Write access, inside a transaction that passed the tombstone. */
export interface AccountWriter extends AccountReader, ReturnType<typeof writeTables> {}

/**
 * The one account store to the data of one account: every statement that leaves it names the account. There
 * is no other way to these tables outside this folder.
 */
export interface AccountStore extends AccountReader {
  /** The index of what searches look through; null on PostgreSQL, which keeps its own. */
  words: AccountWordIndex | null;
  /** See `readRevision`. Read it before what is kept by it: a write in between makes that too new, never too old. */
  revision(): Promise<string | null>;
  /**
   * All or nothing, and the only way to write: nothing can be written without looking at the
   * tombstone of an uninstall. Writers of one account go one after the other. `work` uses the account store
   * that it is given.
   *
   * @param signedAt only for a connect: when monday signed it
   * @throws AccountGone
   */
  transaction<Result>(
    work: (account: AccountWriter) => Promise<Result>,
    signedAt?: string | null,
  ): Promise<Result>;
}

/** An account's part of the index of words. */
export interface AccountWordIndex {
  /** Returns null as long as the account is not in it. */
  read(): Promise<AccountWords | null>;
  /** Has the account taken in, in the background. */
  take(): void;
}

/** @param accountId from a verified token, never from a body or an address */
export function openAccount(
  db: Kysely<Database>,
  guard: DeletionGuard,
  { accountId, wordIndex }: { accountId: string; wordIndex: WordIndex | null },
): AccountStore {
  const guarded = guard.guarded(accountId);
  return {
    ...readTables(guarded, accountId),
    words: wordIndex && {
      read: () => findAccountWords(guarded, accountId),
      take: () => wordIndex.take(accountId),
    },
    revision: () => readRevision(db, accountId),
    transaction: (work, signedAt = null) =>
      transact(db, async (transaction) => {
        await passTombstone(transaction, accountId, signedAt);
        return work({
          ...readTables(transaction, accountId),
          ...writeTables(transaction, accountId),
        });
      }),
  };
}
