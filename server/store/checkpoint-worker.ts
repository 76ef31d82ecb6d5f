import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { ToCheckpointer } from './checkpoints.ts';

/** Frames, of a page each, at which writers are asked to wait until the log can begin again. */
const longLog = 8000;
/** Within what a writer of another process waits for the lock. */
const lockMilliseconds = 50;

const { path } = workerData as { path: string };
const database = new DatabaseSync(path, { timeout: lockMilliseconds });
database.exec('pragma synchronous = full');

/**
 * Writes back as much as fits beside readers and writers. Under constant writing the log would never
 * begin again: when it is long, the little that came meanwhile is written back while no one writes.
 * https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files
 */
function checkpoint(): void {
  const { log } = database.prepare('pragma wal_checkpoint(passive)').get() as { log: number };
  if (log > longLog) database.prepare('pragma wal_checkpoint(restart)').get();
}

parentPort?.on('message', (message: ToCheckpointer) => {
  if (message === 'end') {
    database.close();
    parentPort?.close();
    return;
  }
  checkpoint();
  parentPort?.postMessage('done');
});
