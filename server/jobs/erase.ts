import { setTimeout as wait } from 'node:timers/promises';
import { knownForMilliseconds } from '../store/deletion-guard.ts';
import type { Store } from '../store/open-store.ts';
import { type ErasedTableName, erasedTableNames } from '../store/tables.ts';
import { layTombstone, uninstallJob } from './uninstall.ts';

/** Small enough that a request in between waits for some milliseconds only. */
const rowsPerBatch = 200;
/** Beyond what servers know by heart: until then some may read the account still, and read it whole. */
const readersStopMilliseconds = knownForMilliseconds + 100;
/** Requests that wait for the one connection of SQLite get their turn. */
const pauseMilliseconds = 2;

export interface EraseOptions {
  /** Asked between batches; what is left is deleted by a later call. */
  shouldStop?: () => boolean | Promise<boolean>;
  /** Told of rows deleted so far. */
  onProgress?: (rows: number) => void;
}

/**
 * - `done`: nothing of the account is left
 * - `nothing`: there is no uninstall to carry out
 * - `again`: stopped, not due yet, or the disk could not be cleaned because a reader was in the way
 */
export type EraseResult = 'done' | 'nothing' | 'again';

/**
 * A pending uninstall whose time has come gets its tombstone. Jobs end where the account is held, so
 * that none ends that was ordered a moment before.
 */
function begin(store: Store, accountId: string): Promise<'delete' | 'wait' | 'nothing'> {
  return store.lifecycle(accountId).transaction(async (account) => {
    const { status, due_at, reported_at } = account.state;
    const now = new Date().toISOString();
    if (status === 'deleting') return 'delete';
    if (status === 'pending') {
      if (due_at !== null && due_at > now) return 'wait';
      await layTombstone(account, reported_at ?? now, null);
      return 'delete';
    }
    await account.cancelJob(uninstallJob);
    return 'nothing';
  });
}

/** One batch, unless the account came back in between. */
function eraseBatch(store: Store, accountId: string, table: ErasedTableName): Promise<number> {
  return store
    .lifecycle(accountId)
    .transaction(async (account) =>
      account.state.status === 'deleting' ? account.deleteRows(table, rowsPerBatch) : 0,
    );
}

/** The tombstone becomes the one line that stays, or makes way for an install that came later. */
async function finish(store: Store, accountId: string): Promise<void> {
  await store.lifecycle(accountId).transaction(async (account) => {
    const { status, installed_at, reported_at } = account.state;
    if (status !== 'deleting') return;
    const isBack = installed_at !== null && installed_at > (reported_at ?? '');
    await account.setState({ status: isBack ? 'installed' : 'deleted', revision: null });
    await account.cancelJob(uninstallJob);
  });
}

/**
 * Carries an uninstall out: every row of the account, in small batches, then the places on the disk
 * where they stood. It may end anywhere and be called again, by several servers at once.
 */
export async function eraseAccount(
  store: Store,
  accountId: string,
  { shouldStop = () => false, onProgress = () => {} }: EraseOptions = {},
): Promise<EraseResult> {
  const beginning = await begin(store, accountId);
  if (beginning !== 'delete') return beginning === 'wait' ? 'again' : 'nothing';
  await store.noteDeletion(accountId, null);
  await wait(readersStopMilliseconds);
  let total = 0;
  for (const table of erasedTableNames) {
    for (;;) {
      if (await shouldStop()) return 'again';
      const deleted = await eraseBatch(store, accountId, table);
      if (deleted === 0) break;
      total += deleted;
      onProgress(total);
      await wait(pauseMilliseconds);
    }
  }
  if (!(await store.scrub())) return 'again';
  await finish(store, accountId);
  return 'done';
}
