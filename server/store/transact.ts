import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { StoreError } from './store-error.ts';

/** Within the eight seconds of an identity call, of which the provider may have used five. */
const lockMilliseconds = 2000;
const retryMilliseconds = 20;

interface FailedWrite {
  at: number;
  error: StoreError;
}

/** Of each store, the last write if it found no room or no disk. */
const failedWrites = new WeakMap<object, FailedWrite>();

/**
 * The failure of the last write, where it found no room or no disk: a smaller one may still fit in,
 * and says little.
 *
 * @param milliseconds how long ago it may be
 */
export function failedWriteWithin(db: object, milliseconds: number): StoreError | null {
  const failed = failedWrites.get(db);
  return failed && performance.now() - failed.at < milliseconds ? failed.error : null;
}

function note(db: object, error: unknown): void {
  if (!(error instanceof StoreError)) return;
  if (error.kind !== 'space' && error.kind !== 'disk') return;
  failedWrites.set(db, { at: performance.now(), error });
}

/**
 * Runs a transaction, and waits for another program that writes to the same SQLite file. SQLite's own
 * wait would stop the whole process; here other calls go on in between. PostgreSQL waits by itself.
 *
 * @throws StoreError `locked` after two seconds, and whatever `work` throws
 */
export async function transact<Database, Result>(
  db: Kysely<Database>,
  work: (transaction: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  const until = performance.now() + lockMilliseconds;
  for (;;) {
    let isBegun = false;
    try {
      const result = await db.transaction().execute((transaction) => {
        isBegun = true;
        return work(transaction);
      });
      failedWrites.delete(db);
      return result;
    } catch (error) {
      note(db, error);
      const isLocked = error instanceof StoreError && error.kind === 'locked';
      if (!isLocked || isBegun || performance.now() >= until) throw error;
    }
    await wait(retryMilliseconds);
  }
}
