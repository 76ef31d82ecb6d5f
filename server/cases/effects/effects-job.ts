import { effectsJob } from '../../store/account-jobs.ts';
import type { AccountStore, AccountWriter } from '../../store/account-store.ts';

/** A server that carries changes on is left alone for this long; it orders the job again before. */
export const leftAloneMilliseconds = 60_000;

/** Orders the job of an account whose changes go on behind the action. */
export const orderEffects = (account: AccountWriter): Promise<void> =>
  account.orderJob(effectsJob, new Date(Date.now() + leftAloneMilliseconds).toISOString());

/**
 * Orders the job of an account again while something is on its way; ends it otherwise.
 *
 * @returns whether there is something
 * @throws AccountGone
 */
export const hasEffects = (accountStore: AccountStore): Promise<boolean> =>
  accountStore.transaction(async (account) => {
    const waiting = account.caseEffects().select('position').limit(1);
    const isSome = (await waiting.executeTakeFirst()) !== undefined;
    await (isSome ? orderEffects(account) : account.cancelJob(effectsJob));
    return isSome;
  });
