import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { effectsJob } from '../../store/account-jobs.ts';
import type { AccountStore } from '../../store/account-store.ts';
import { advance } from './advance.ts';
import { leftAloneMilliseconds, orderEffects } from './effects-job.ts';

/** So long a batch may keep others waiting: SQLite works in the server's own thread. */
const busyMilliseconds = 5;
/** Writers of the account wait for a batch on PostgreSQL, whose work is not the server's. */
const longestMilliseconds = 100;
const fewest = 10;
const most = 2000;

/** Returns how many connections fit into the next batch, by how long the last one took. */
function nextLimit(limit: number, reached: number, busy: number, all: number): number {
  if (reached === 0) return limit;
  const share = Math.max(busy / busyMilliseconds, all / longestMilliseconds, 0.01);
  // Others' work is measured as well: one slow batch is no reason to creep.
  const fitting = Math.min(Math.max(reached / share, limit / 2), limit * 2);
  return Math.round(Math.min(Math.max(fitting, fewest), most));
}

/**
 * Carries on what large cases of an account, or a server that was stopped, have left on its way. Each
 * batch is a transaction, so that other writers come in between.
 *
 * @param isStopping asked before each batch
 */
export async function drainEffects(
  accountStore: AccountStore,
  isStopping: () => boolean,
): Promise<void> {
  let limit = 50;
  let hasWritten = false;
  let orderedAt = performance.now();
  while (!isStopping()) {
    const begun = performance.now();
    const load = performance.eventLoopUtilization();
    const reached = await accountStore.transaction(async (account) => {
      const some = await advance(account, limit);
      if (some === null && hasWritten) await account.cancelJob(effectsJob);
      if (some !== null && begun - orderedAt > leftAloneMilliseconds / 3) {
        await orderEffects(account);
        orderedAt = begun;
      }
      return some;
    });
    if (reached === null) return;
    hasWritten = true;
    const { active } = performance.eventLoopUtilization(load);
    limit = nextLimit(limit, reached, active, performance.now() - begun);
    // Others come in between, and get half of the time.
    await wait(Math.min(Math.ceil(active), busyMilliseconds));
  }
}
