import type { Kysely } from 'kysely';
import type { Database, KnownCredentialTable, UseTable } from './tables.ts';

type WithoutAccount<Row> = Omit<Row, 'account_id'>;

/** The reading half of the account store, for what runs tell. */
export function readUses(db: Kysely<Database>, accountId: string) {
  return {
    uses: () =>
      db.selectFrom('connection_uses').where('connection_uses.account_id', '=', accountId),

    knownCredentials: () =>
      db.selectFrom('known_credentials').where('known_credentials.account_id', '=', accountId),
  };
}

/** The writing half. */
export function writeUses(db: Kysely<Database>, accountId: string) {
  return {
    /** Notes runs at a place, adding to those seen there before; answers how many these are now. */
    async addUse(use: WithoutAccount<UseTable>): Promise<number> {
      const { connection_id, place, runs, first_used_at, ...latest } = use;
      const row = await db
        .insertInto('connection_uses')
        .values({ account_id: accountId, ...use })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'connection_id', 'place']).doUpdateSet((old) => ({
            ...latest,
            runs: old('connection_uses.runs', '+', runs),
          })),
        )
        .returning('runs')
        .executeTakeFirstOrThrow();
      return row.runs;
    },

    deleteUses: () => db.deleteFrom('connection_uses').where('account_id', '=', accountId),

    insertKnownCredential: (row: WithoutAccount<KnownCredentialTable>) =>
      db
        .insertInto('known_credentials')
        .values({ account_id: accountId, ...row })
        .onConflict((conflict) => conflict.doNothing()),

    deleteKnownCredentials: () =>
      db.deleteFrom('known_credentials').where('account_id', '=', accountId),

    /** False when this run was counted before: monday repeats a run whose answer it did not get. */
    async countRun(actionUuid: string, at: string): Promise<boolean> {
      const row = await db
        .insertInto('counted_runs')
        .values({ account_id: accountId, action_uuid: actionUuid, at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('action_uuid')
        .executeTakeFirst();
      return row !== undefined;
    },

    forgetRunsBefore: (at: string) =>
      db.deleteFrom('counted_runs').where('account_id', '=', accountId).where('at', '<', at),
  };
}
