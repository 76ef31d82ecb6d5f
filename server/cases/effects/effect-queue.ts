import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { AccountStore } from '../../store/account-store.ts';
import { settleCase } from './effects.ts';

/** Brings changes of large cases to all of their connections. */
export interface EffectQueue {
  /**
   * Waits until a change has reached every connection, but not for long: the rest follows by itself,
   * and whoever looks at the case meanwhile is told that it is not settled.
   */
  drain(accountStore: AccountStore, caseId: string): Promise<void>;
  /** After the batch that is being written; the rest continues when the case is read. */
  stop(): Promise<void>;
}

const longestWaitMilliseconds = 2000;

export function createEffectQueue(log: FastifyBaseLogger): EffectQueue {
  const running = new Map<string, Promise<void>>();
  let isStopping = false;

  function start(accountStore: AccountStore, caseId: string): Promise<void> {
    const key = `${accountStore.accountId}:${caseId}`;
    const known = running.get(key);
    if (known) return known;
    const run = settleCase(accountStore, caseId, () => isStopping).finally(() =>
      running.delete(key),
    );
    running.set(key, run);
    // The user who started it may be gone by then.
    run.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      log.warn({ error: { name }, accountId: accountStore.accountId }, 'a case is not settled yet');
    });
    return run;
  }

  return {
    async drain(accountStore, caseId) {
      const end = new AbortController();
      const patience = wait(longestWaitMilliseconds, undefined, { signal: end.signal });
      await Promise.race([start(accountStore, caseId), patience.catch(() => {})]).finally(() =>
        end.abort(),
      );
    },
    async stop() {
      isStopping = true;
      await Promise.allSettled(running.values());
    },
  };
}
