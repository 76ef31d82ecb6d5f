import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { AccountDoor } from '../../store/account-store.ts';
import { settleCase } from './effects.ts';

/** Brings changes of large cases to all of their connections. */
export interface Settler {
  /**
   * Waits until a change has reached every connection, but not for long: the rest follows by itself,
   * and whoever looks at the case meanwhile is told that it is not settled.
   */
  settle(door: AccountDoor, caseId: string): Promise<void>;
  /** After the batch that is being written; what is left goes on when somebody looks at the case. */
  stop(): Promise<void>;
}

const longestWaitMilliseconds = 2000;

export function createSettler(log: FastifyBaseLogger): Settler {
  const running = new Map<string, Promise<void>>();
  let isStopping = false;

  function start(door: AccountDoor, caseId: string): Promise<void> {
    const key = `${door.accountId}:${caseId}`;
    const known = running.get(key);
    if (known) return known;
    const run = settleCase(door, caseId, () => isStopping).finally(() => running.delete(key));
    running.set(key, run);
    // Who started it may have gone by then.
    run.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      log.warn({ error: { name }, accountId: door.accountId }, 'a case is not settled yet');
    });
    return run;
  }

  return {
    async settle(door, caseId) {
      const end = new AbortController();
      const patience = wait(longestWaitMilliseconds, undefined, { signal: end.signal });
      await Promise.race([start(door, caseId), patience.catch(() => {})]).finally(() =>
        end.abort(),
      );
    },
    async stop() {
      isStopping = true;
      await Promise.allSettled(running.values());
    },
  };
}
