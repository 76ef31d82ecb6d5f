import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { AccountStore } from '../../store/account-store.ts';
import { drainEffects } from './effects.ts';
import { hasEffects } from './effects-job.ts';

/** Brings changes of large cases to all of their connections. */
export interface EffectQueue {
  /**
   * Sets what is on its way going, and waits a moment for it: whatever takes longer follows by itself,
   * and whoever reads connections meanwhile sees them as if it had reached them.
   */
  drain(accountStore: AccountStore): Promise<void>;
  /**
   * Takes up what another server, or this one before its restart, has left of an account.
   *
   * @throws AccountGone
   */
  resume(accountStore: AccountStore): Promise<void>;
  /** After the batch that is being written; the rest is taken up by its job, here or elsewhere. */
  stop(): Promise<void>;
}

const longestWaitMilliseconds = 100;

export function createEffectQueue(log: FastifyBaseLogger): EffectQueue {
  const running = new Map<string, Promise<void>>();
  let isStopping = false;

  function start(accountStore: AccountStore): Promise<void> {
    const key = accountStore.accountId;
    const known = running.get(key);
    if (known) return known;
    const run = drainEffects(accountStore, () => isStopping).finally(() => running.delete(key));
    running.set(key, run);
    // The user who started it may be gone by then.
    run.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      log.warn({ error: { name }, accountId: key }, 'the effects of a case are not drained yet');
    });
    return run;
  }

  return {
    async resume(accountStore) {
      if (await hasEffects(accountStore)) void start(accountStore);
    },
    async drain(accountStore) {
      const end = new AbortController();
      const patience = wait(longestWaitMilliseconds, undefined, { signal: end.signal });
      await Promise.race([start(accountStore), patience.catch(() => {})]).finally(() =>
        end.abort(),
      );
    },
    async stop() {
      isStopping = true;
      await Promise.allSettled(running.values());
    },
  };
}
