import { HttpProblem } from './problem-reply.ts';

export interface CostlyLimits {
  /** Calls of one account that run at once, and that wait for their turn. */
  account: { running: number; waiting: number };
  /** The same of all accounts together. */
  server: { running: number; waiting: number };
  /** The longest that a call waits, in milliseconds. */
  wait: number;
}

/**
 * One account never has more than one of two places, so that its worst leaves room for the others.
 * In memory of each server, as the limits on the number of calls.
 */
const limits: CostlyLimits = {
  account: { running: 1, waiting: 4 },
  server: { running: 2, waiting: 20 },
  wait: 5000,
};

const retryAfterSeconds = 5;
const longestRest = 1000;

const busy = () =>
  new HttpProblem(503, {
    type: 'too-costly-at-once',
    detail:
      'Too many large calls are on their way. This one was not carried out. Try again in a few seconds.',
    retryAfterSeconds,
  });

/** Runs a call that takes long, when its turn comes. Throws a 503 where too many wait, or too long. */
export type Costly = <Result>(accountId: string, work: () => Promise<Result>) => Promise<Result>;

interface Waiting {
  accountId: string;
  start: () => void;
}

/**
 * A limit on what calls cost, beside the one on how many there are. First come, first served. A place
 * rests for as long as it was used, a second at most, so that an account has half of the time.
 */
export function createCostly({ account, server, wait }: CostlyLimits = limits): Costly {
  const running = new Map<string, number>();
  const waiting: Waiting[] = [];
  let total = 0;

  const runningOf = (accountId: string) => running.get(accountId) ?? 0;
  const hasRoom = (accountId: string) =>
    total < server.running && runningOf(accountId) < account.running;

  function enter(accountId: string): void {
    total += 1;
    running.set(accountId, runningOf(accountId) + 1);
  }

  function leave(accountId: string): void {
    total -= 1;
    const left = runningOf(accountId) - 1;
    if (left === 0) running.delete(accountId);
    else running.set(accountId, left);
    const index = waiting.findIndex((one) => hasRoom(one.accountId));
    const [next] = index === -1 ? [] : waiting.splice(index, 1);
    if (!next) return;
    enter(next.accountId);
    next.start();
  }

  /** Resolves once the call has its place. */
  function place(accountId: string): Promise<void> {
    if (hasRoom(accountId)) {
      enter(accountId);
      return Promise.resolve();
    }
    const ofAccount = waiting.filter((one) => one.accountId === accountId).length;
    if (ofAccount >= account.waiting || waiting.length >= server.waiting) throw busy();
    return new Promise((resolve, reject) => {
      const entry = { accountId, start: () => {} };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(busy());
      }, wait);
      entry.start = () => {
        clearTimeout(timer);
        resolve();
      };
      waiting.push(entry);
    });
  }

  return async (accountId, work) => {
    await place(accountId);
    const begun = performance.now();
    try {
      return await work();
    } finally {
      // SQLite works in this thread: without a rest, one large call after another would leave none to others.
      const rest = Math.min(performance.now() - begun, longestRest);
      setTimeout(() => leave(accountId), rest).unref();
    }
  };
}
