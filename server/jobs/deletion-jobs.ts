import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { nameAndCode } from '../http/store-failure.ts';
import { effectsJob } from '../store/account-jobs.ts';
import { AccountGone } from '../store/account-state.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { Store } from '../store/open-store.ts';
import type { JobRow } from '../store/tables.ts';
import { eraseAccount } from './erase.ts';
import { joinSpellings, spellingJob } from './one-spelling.ts';
import { forgetOld, keepsForEver, noAccount, type Retention, retentionJob } from './retention.ts';
import { uninstallJob } from './uninstall.ts';

export interface Jobs {
  /** Looks for work at once and then from time to time. */
  start(): void;
  /** There may be work now. */
  wake(): void;
  /** Ends after the step at hand; what is left is taken up at the next start, here or elsewhere. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  store: Store;
  log: FastifyBaseLogger;
  /** The time that things are kept; for ever when absent. */
  retention?: Retention;
  /** Goes on with the changes of large cases of an account. */
  onEffects?: (account: AccountStore) => Promise<void>;
}

const lookMilliseconds = 30_000;
/** A server that ends without a word keeps a job for this long. */
const heldMilliseconds = 60_000;
const again = { stopped: 0, busy: 1000, failed: 60_000, nextDay: 86_400_000 };

const inMilliseconds = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/**
 * Work that goes on after an answer, one job at a time. A job is a row that one server holds for a
 * minute and keeps holding while it works, so that several servers share the work and a job whose
 * server ended is taken up by another.
 */
export function createJobs({ store, log, retention = {}, onEffects }: JobsOptions): Jobs {
  const holder = randomUUID();
  let isStopping = false;
  let isWoken = false;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  /** Asked between steps: the job is kept, and given up where another server took it. */
  function leaseOf(job: JobRow) {
    let keptAt = Date.now();
    return async () => {
      if (isStopping) return true;
      if (Date.now() - keptAt < heldMilliseconds / 4) return false;
      keptAt = Date.now();
      return !(await store.jobs.keep(job, holder, inMilliseconds(heldMilliseconds)));
    };
  }

  /** Once a day, by whichever server takes the job. */
  async function forget(job: JobRow): Promise<void> {
    const forgotten = await forgetOld(store, retention, leaseOf(job));
    const delay = forgotten === null ? again.stopped : again.nextDay;
    await store.jobs.giveBack(job, holder, inMilliseconds(delay));
    if (forgotten) log.info(forgotten, 'what is older than it is kept was deleted');
  }

  /** Once, after the migration that orders it. */
  async function join(job: JobRow): Promise<void> {
    const changed = await joinSpellings(store.account(job.account_id), leaseOf(job));
    if (changed === null) return store.jobs.giveBack(job, holder, inMilliseconds(again.stopped));
    await store.jobs.finish(job, holder);
    log.info({ accountId: job.account_id, changed }, 'ids of connections have one spelling');
  }

  /** The job orders itself again for as long as something is on its way; the writing does not wait for it. */
  async function goOn(job: JobRow, resume: NonNullable<JobsOptions['onEffects']>): Promise<void> {
    try {
      await resume(store.account(job.account_id));
    } catch (error) {
      if (!(error instanceof AccountGone)) throw error;
      return store.jobs.finish(job, holder);
    }
    await store.jobs.release(job, holder);
  }

  async function work(job: JobRow): Promise<void> {
    try {
      if (job.kind === spellingJob) return await join(job);
      if (job.kind === retentionJob) return await forget(job);
      if (job.kind === effectsJob && onEffects) return await goOn(job, onEffects);
      if (job.kind !== uninstallJob) throw new Error('unknown kind of job');
      const result = await eraseAccount(store, job.account_id, { shouldStop: leaseOf(job) });
      if (result === 'again') {
        const delay = isStopping ? again.stopped : again.busy;
        await store.jobs.giveBack(job, holder, inMilliseconds(delay));
        if (!isStopping) setTimeout(wake, delay).unref();
        return;
      }
      if (result === 'done') log.info({ accountId: job.account_id }, 'account deleted');
    } catch (error) {
      log.error({ job: job.kind, error: nameAndCode(error) }, 'job failed');
      await store.jobs.giveBack(job, holder, inMilliseconds(again.failed)).catch(() => {});
    }
  }

  async function workAll(): Promise<void> {
    if (!keepsForEver(retention)) {
      await store.jobs.ensure(noAccount, retentionJob, new Date().toISOString());
    }
    while (!isStopping) {
      isWoken = false;
      const now = new Date().toISOString();
      const job = await store.jobs.take(holder, now, inMilliseconds(heldMilliseconds));
      if (job) await work(job);
      else if (!isWoken) return;
    }
  }

  function wake(): void {
    isWoken = true;
    if (isStopping || working) return;
    working = workAll()
      .catch((error: unknown) => {
        log.warn({ error: nameAndCode(error) }, 'no jobs');
      })
      .finally(() => {
        working = null;
      });
  }

  return {
    start() {
      wake();
      timer = setInterval(wake, lookMilliseconds);
      timer.unref();
    },
    wake,
    async stop() {
      isStopping = true;
      clearInterval(timer);
      await working;
    },
  };
}
