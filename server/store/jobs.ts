import type { Kysely, Updateable } from 'kysely';
import type { Database, JobKind, JobRow, JobTable } from './tables.ts';
import { transact } from './transact.ts';

/**
 * Work that waits, of all accounts: the one table that is read across them. A job names an account and
 * holds nothing of it; it is ordered and cancelled at the account's own account store.
 */
export interface JobStore {
  /** Orders a job of no account, unless it is ordered already. */
  ensure(accountId: string, kind: JobKind, dueAt: string): Promise<void>;
  /** Takes the job that is due for longest and that no server holds; null when there is none. */
  take(holder: string, now: string, heldUntil: string): Promise<JobRow | null>;
  /** Keeps a job for longer. False when another server took it over meanwhile. */
  keep(job: JobRow, holder: string, heldUntil: string): Promise<boolean>;
  /** Takes a job that is done off the list. */
  finish(job: JobRow, holder: string): Promise<void>;
  /** Lets go of a job that was ordered again, or ended, meanwhile. */
  release(job: JobRow, holder: string): Promise<void>;
  /** Gives a job back, to be taken again when it is due. */
  giveBack(job: JobRow, holder: string, dueAt: string): Promise<void>;
}

export function openJobs(db: Kysely<Database>): JobStore {
  const update = (job: JobRow, holder: string, change: Updateable<JobTable>) =>
    transact(db, (transaction) =>
      transaction
        .updateTable('jobs')
        .where('account_id', '=', job.account_id)
        .where('kind', '=', job.kind)
        .where('held_by', '=', holder)
        .set(change)
        .executeTakeFirst(),
    );

  return {
    async ensure(accountId, kind, dueAt) {
      await transact(db, (transaction) =>
        transaction
          .insertInto('jobs')
          .values({ account_id: accountId, kind, due_at: dueAt })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },

    async take(holder, now, heldUntil) {
      const candidate = await db
        .selectFrom('jobs')
        .select(['account_id', 'kind'])
        .where('due_at', '<=', now)
        .where((where) =>
          where.or([where('held_until', 'is', null), where('held_until', '<', now)]),
        )
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      if (!candidate) return null;
      const taken = await transact(db, (transaction) =>
        transaction
          .updateTable('jobs')
          .set({ held_by: holder, held_until: heldUntil })
          .where('account_id', '=', candidate.account_id)
          .where('kind', '=', candidate.kind)
          // Another server may have been quicker since.
          .where((where) =>
            where.or([where('held_until', 'is', null), where('held_until', '<', now)]),
          )
          .returningAll()
          .executeTakeFirst(),
      );
      return taken ?? null;
    },

    async keep(job, holder, heldUntil) {
      const { numUpdatedRows } = await update(job, holder, { held_until: heldUntil });
      return numUpdatedRows > 0n;
    },

    async finish(job, holder) {
      await transact(db, (transaction) =>
        transaction
          .deleteFrom('jobs')
          .where('account_id', '=', job.account_id)
          .where('kind', '=', job.kind)
          .where('held_by', '=', holder)
          .execute(),
      );
    },

    async release(job, holder) {
      await update(job, holder, { held_by: null, held_until: null });
    },

    async giveBack(job, holder, dueAt) {
      await update(job, holder, { held_by: null, held_until: null, due_at: dueAt });
    },
  };
}
