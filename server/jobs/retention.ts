import { setTimeout as wait } from 'node:timers/promises';
import { deleteClosedCase } from '../connections/forget-connections.ts';
import { AccountGone } from '../store/account-state.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { Store } from '../store/open-store.ts';

/** The kind of the one job that no account has ordered. */
export const retentionJob = 'retention';
/** The account that it is filed under: none has this id. */
export const noAccount = '';

/** The days that things are kept; for ever where it is not said. */
export interface Retention {
  activityDays?: number | undefined;
  closedCaseDays?: number | undefined;
}

export const keepsForEver = ({ activityDays, closedCaseDays }: Retention) =>
  activityDays === undefined && closedCaseDays === undefined;

const dayMilliseconds = 86_400_000;
/** Small enough that a request in between waits for some milliseconds only. */
const rowsPerBatch = 500;
const accountsPerPage = 100;
const pauseMilliseconds = 2;

const daysBefore = (now: number, days: number) =>
  new Date(now - days * dayMilliseconds).toISOString();

/** Deletes the oldest entries of the activity; answers how many. */
function forgetActivity(account: AccountStore, before: string): Promise<number> {
  return account.transaction(async (writer) => {
    const old = writer.activity().where('at', '<', before).select('id').limit(rowsPerBatch);
    const { numDeletedRows } = await writer
      .deleteActivity()
      .where('id', 'in', old)
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}

/** Deletes one case that was closed before; answers how many. One that is open again stays. */
function forgetCase(account: AccountStore, before: string): Promise<number> {
  return account.transaction(async (writer) => {
    const found = await writer
      .cases()
      .where('status', '<>', 'open')
      .where('closed_at', '<', before)
      .select('cases.id')
      .orderBy('closed_at')
      .limit(1)
      .executeTakeFirst();
    if (!found) return 0;
    await deleteClosedCase(writer, found.id);
    return 1;
  });
}

export interface Forgotten {
  activity: number;
  cases: number;
}

/**
 * Deletes what is older than it is to be kept, of every account. It may end anywhere and be called
 * again. History of connections stays; what hid an entry with its case goes on hiding it.
 *
 * @param shouldStop asked between batches
 * @returns what was deleted; null when it was stopped
 */
export async function forgetOld(
  store: Store,
  { activityDays, closedCaseDays }: Retention,
  shouldStop: () => boolean | Promise<boolean>,
): Promise<Forgotten | null> {
  const now = Date.now();
  const forgotten = { activity: 0, cases: 0 };
  const work = [
    { name: 'activity', days: activityDays, forget: forgetActivity },
    { name: 'cases', days: closedCaseDays, forget: forgetCase },
  ] as const;
  let last = '';
  for (;;) {
    const accountIds = await store.accountIds(last, accountsPerPage);
    for (const accountId of accountIds) {
      for (const { name, days, forget } of work) {
        if (days === undefined) continue;
        for (;;) {
          if (await shouldStop()) return null;
          const deleted = await unlessGone(forget(store.account(accountId), daysBefore(now, days)));
          if (deleted === 0) break;
          forgotten[name] += deleted;
          await wait(pauseMilliseconds);
        }
      }
    }
    last = accountIds.at(-1) ?? '';
    if (accountIds.length < accountsPerPage) break;
  }
  if (forgotten.activity + forgotten.cases > 0) await store.scrub();
  return forgotten;
}

/** An account that is being uninstalled loses all of it anyway. */
const unlessGone = (work: Promise<number>): Promise<number> =>
  work.catch((error: unknown) => {
    if (error instanceof AccountGone) return 0;
    throw error;
  });
