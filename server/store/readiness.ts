import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Kysely } from 'kysely';
import { StoreError } from './store-error.ts';
import type { Database } from './tables.ts';
import { failedWriteWithin, transact } from './transact.ts';

/** Less than that is not enough for SQLite's log between two checkpoints. */
const leastFreeBytes = 16 * 1024 ** 2;
/** For how long a write that found no room counts, if none succeeded since. */
const failedMilliseconds = 30_000;
const lockName = 'readiness';

/** @throws StoreError when the disk of a SQLite file is as good as full */
async function checkSpace(path: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize >= leastFreeBytes) return;
  const message = 'The disk of the database is full.';
  throw new StoreError('space', 'LOW_DISK', { message, cause: null });
}

/**
 * Checks that the store can be read and written: a store that answers questions on a full disk, or as
 * the replica of another, is of no use.
 *
 * @param path of a SQLite file; null for PostgreSQL and for a database in memory
 * @throws StoreError when it cannot
 */
export async function checkReadiness(db: Kysely<Database>, path: string | null): Promise<void> {
  if (path !== null) await checkSpace(path);
  const failed = failedWriteWithin(db, failedMilliseconds);
  if (failed) throw failed;
  await transact(db, (transaction) =>
    transaction
      .insertInto('locks')
      .values({ name: lockName })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ name: lockName }))
      .execute(),
  );
}
