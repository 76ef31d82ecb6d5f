import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

/** Writes SQLite's log back to the file beside the server's own thread, which a checkpoint would stop. */
export interface Checkpoints {
  /** Has a checkpoint made soon; called after each commit. */
  noteCommit(): void;
  /** Runs work that needs the log for itself, while no checkpoint is made. */
  pause<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Messages to the thread. */
export type ToCheckpointer = 'checkpoint' | 'end';

const pauseMilliseconds = 200;
/** Small stores never need a thread: the log is written back when the store is closed. */
const smallestLogBytes = 2 * 1024 * 1024;
const script = new URL('./checkpoint-worker.ts', import.meta.url);

/** @param path of the database; its log is beside it */
export function createCheckpoints(path: string): Checkpoints {
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isHeld = false;
  let isMissed = false;

  function start(): Worker {
    const started = new Worker(script, { workerData: { path } });
    started.unref();
    // SQLite's own limit on the log, at which the server's thread writes it back, holds without it.
    started.once('error', () => {});
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  function checkpoint(to: Worker): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        to.off('message', done);
        to.off('exit', done);
        resolve();
      };
      to.on('message', done);
      to.on('exit', done);
      to.postMessage('checkpoint' satisfies ToCheckpointer);
    });
  }

  async function run(): Promise<void> {
    if (!worker) {
      // The size alone is asked for: a file that is opened and closed here would lose SQLite's locks.
      const log = await stat(`${path}-wal`).catch(() => null);
      if (log === null || log.size < smallestLogBytes || isHeld) return;
      worker = start();
    }
    await checkpoint(worker);
  }

  function noteCommit(): void {
    if (isHeld || running) {
      isMissed = true;
      return;
    }
    if (timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      isMissed = false;
      running = run().finally(() => {
        running = null;
        if (isMissed) noteCommit();
      });
    }, pauseMilliseconds);
    timer.unref();
  }

  async function hold(): Promise<void> {
    isHeld = true;
    clearTimeout(timer);
    timer = undefined;
    // Node would end, should nothing else be left to do.
    worker?.ref();
    await running;
  }

  return {
    noteCommit,
    async pause(work) {
      await hold();
      try {
        return await work();
      } finally {
        worker?.unref();
        isHeld = false;
        noteCommit();
      }
    },
    async close() {
      await hold();
      const ending = worker;
      if (!ending) return;
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      ending.postMessage('end' satisfies ToCheckpointer);
      await ended;
    },
  };
}
