import type { Kysely } from 'kysely';
import type { ActivityTable, Database } from './tables.ts';

/** Audit log of an account, as its account store reads it. */
export function readActivity(db: Kysely<Database>, accountId: string) {
  return {
    activity: () => db.selectFrom('activity').where('activity.account_id', '=', accountId),
  };
}

/** Actions are only ever added, until they are older than they are kept; a person who is to be forgotten leaves them without their id. */
export function writeActivity(db: Kysely<Database>, accountId: string) {
  return {
    insertActivity: (row: Omit<ActivityTable, 'account_id'>) =>
      db.insertInto('activity').values({ ...row, account_id: accountId }),

    deleteActivity: () => db.deleteFrom('activity').where('account_id', '=', accountId),

    forgetActor: (userId: string) =>
      db
        .updateTable('activity')
        .set({ user_id: '' })
        .where('account_id', '=', accountId)
        .where('user_id', '=', userId),
  };
}
