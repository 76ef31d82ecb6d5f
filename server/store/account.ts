import type { Kysely, SelectQueryBuilder } from 'kysely';
import { readActivity, writeActivity } from './account-activity.ts';
import { readOrganizations } from './account-organizations.ts';
import type { Database, HistoryTable, NewConnectionRow } from './tables.ts';

type WithoutAccount<Row> = Omit<Row, 'account_id'>;

function tablesOf(db: Kysely<Database>, accountId: string) {
  return {
    accountId,

    connections: () => db.selectFrom('connections').where('connections.account_id', '=', accountId),

    insertConnection: (row: WithoutAccount<NewConnectionRow>) =>
      db.insertInto('connections').values({ ...row, account_id: accountId }),

    history: () =>
      db.selectFrom('connection_history').where('connection_history.account_id', '=', accountId),

    insertHistory: (row: WithoutAccount<HistoryTable>) =>
      db.insertInto('connection_history').values({ ...row, account_id: accountId }),

    counters: () => db.selectFrom('counters').where('counters.account_id', '=', accountId),

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

    /** How many rows a query of this door finds; its `limit` bounds the work. */
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

    async startRecords(at: string): Promise<void> {
      await db
        .insertInto('accounts')
        .values({ account_id: accountId, records_since: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    ...readOrganizations(db, accountId),
    ...readActivity(db, accountId),
    ...writeActivity(db, accountId),
  };
}

/**
 * The one door to the data of one account: every statement that leaves it names the account. There
 * is no other way to these tables outside this folder.
 */
export interface AccountDoor extends ReturnType<typeof tablesOf> {
  /** All or nothing. `work` uses the door that it is given. */
  transaction<Result>(work: (door: AccountDoor) => Promise<Result>): Promise<Result>;
}

/** @param accountId from a verified token, never from a body or an address */
export function openAccount(db: Kysely<Database>, accountId: string): AccountDoor {
  return {
    ...tablesOf(db, accountId),
    transaction: (work) =>
      db.transaction().execute((transaction) => work(openAccount(transaction, accountId))),
  };
}
