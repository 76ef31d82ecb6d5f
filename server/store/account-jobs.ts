import type { Kysely } from 'kysely';
import type { Database, JobKind } from './tables.ts';

/** The kind of the job by which a server takes up changes of cases that another has left. */
export const effectsJob = 'effects';

/** Returns how the jobs of an account are ordered and cancelled. */
export function writeJobs(db: Kysely<Database>, accountId: string) {
  return {
    /** One job of a kind an account; a second order changes when it is due. */
    async orderJob(kind: JobKind, dueAt: string): Promise<void> {
      await db
        .insertInto('jobs')
        .values({ account_id: accountId, kind, due_at: dueAt })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'kind']).doUpdateSet({ due_at: dueAt }),
        )
        .execute();
    },

    async cancelJob(kind: JobKind): Promise<void> {
      await db
        .deleteFrom('jobs')
        .where('account_id', '=', accountId)
        .where('kind', '=', kind)
        .execute();
    },
  };
}
