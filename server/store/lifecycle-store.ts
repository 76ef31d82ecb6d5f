import { type Kysely, sql, type Updateable } from 'kysely';
import { writeJobs } from './account-jobs.ts';
import { holdState } from './account-state.ts';
import type { DeletionGuard } from './deletion-guard.ts';
import {
  type AccountStateRow,
  type AccountStateTable,
  type AppInstallRow,
  type Database,
  type ErasedTableName,
  erasedTables,
} from './tables.ts';
import { transact } from './transact.ts';
import { expectDeletions } from './word-index.ts';

type WithoutAccount<Row> = Omit<Row, 'account_id'>;

function lifecycleTables(db: Kysely<Database>, accountId: string, isSqlite: boolean) {
  return {
    accountId,

    setState: (change: Updateable<WithoutAccount<AccountStateTable>>) =>
      db.updateTable('account_states').set(change).where('account_id', '=', accountId).execute(),

    installs: (): Promise<AppInstallRow[]> =>
      db.selectFrom('app_installs').selectAll().where('account_id', '=', accountId).execute(),

    async putInstall(install: WithoutAccount<AppInstallRow>): Promise<void> {
      const { install_key, ...rest } = install;
      await db
        .insertInto('app_installs')
        .values({ account_id: accountId, ...install })
        .onConflict((conflict) => conflict.columns(['account_id', 'install_key']).doUpdateSet(rest))
        .execute();
    },

    async removeInstalls(installKeys: string[]): Promise<void> {
      if (installKeys.length === 0) return;
      await db
        .deleteFrom('app_installs')
        .where('account_id', '=', accountId)
        .where('install_key', 'in', installKeys)
        .execute();
    },

    ...writeJobs(db, accountId),

    /** Deletes at most `limit` rows of the account; answers how many. */
    async deleteRows(table: ErasedTableName, limit: number): Promise<number> {
      if (isSqlite && table === 'connections') await expectDeletions(db, accountId);
      const key = sql.join(['account_id', ...erasedTables[table]].map((name) => sql.ref(name)));
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)}
        where "account_id" = ${accountId} and (${key}) in (
          select ${key} from ${sql.table(table)} where "account_id" = ${accountId} limit ${limit}
        )
      `.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  };
}

export interface LifecycleWriter extends ReturnType<typeof lifecycleTables> {
  /** The state as it was when the transaction got hold of it. */
  state: AccountStateRow;
}

/**
 * The account store for installs and uninstalls, which works on accounts whose other account store is shut. What is
 * deleted here is gone; only `lifecycle/` uses it.
 */
export interface LifecycleStore {
  accountId: string;
  /** Null when nothing was ever written for the account. */
  readState(): Promise<AccountStateRow | null>;
  /** All or nothing, while no one else writes anything of the account. */
  transaction<Result>(work: (account: LifecycleWriter) => Promise<Result>): Promise<Result>;
}

/** @param accountId from a verified token, a job or the operator's command */
export function openLifecycle(
  db: Kysely<Database>,
  guard: DeletionGuard,
  { accountId, isSqlite }: { accountId: string; isSqlite: boolean },
): LifecycleStore {
  return {
    accountId,
    async readState() {
      const row = await db
        .selectFrom('account_states')
        .selectAll()
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row ?? null;
    },
    transaction: (work) =>
      transact(db, async (transaction) => {
        const state = await holdState(transaction, accountId);
        return work({ ...lifecycleTables(transaction, accountId, isSqlite), state });
      }).finally(() => guard.forget(accountId)),
  };
}
