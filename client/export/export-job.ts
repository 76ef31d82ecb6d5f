import { createStore } from '../monday/create-store.ts';
import type { ExportProgress, MadeFile } from './make-file.ts';

export type ExportState =
  | { status: 'running'; progress: ExportProgress }
  | { status: 'made'; file: MadeFile }
  | { status: 'cancelled' }
  | { status: 'failed'; error: unknown };

/** An export. It goes on while the person works elsewhere in the view. */
export interface ExportJob {
  /** Tells exports apart: the same list and filter have the same key. */
  key: string;
  /** In words, what the file will hold. */
  about: string;
  /** Number of rows in all; null where that is not known. */
  total: number | null;
  /** Milliseconds since 1970. */
  startedAt: number;
  state: ExportState;
  cancel(): void;
}

/** The one at hand; null where none was begun, or the last one is done with. */
export const exportJob = createStore<ExportJob | null>(null);

/** The key of the panel on the screen: what it shows is not shown twice. */
export const shownPanel = createStore<string | null>(null);

export function dropExport(): void {
  exportJob.get()?.cancel();
  exportJob.set(null);
}

/** Fewer rows tell little of how long the others take. */
const fewestRows = 200;

/**
 * Estimates how long a running export will take, by the rows so far; in seconds, null where nothing is
 * known.
 */
export function secondsLeft({ total, startedAt, state }: ExportJob): number | null {
  if (state.status !== 'running' || total === null) return null;
  const { rows } = state.progress;
  if (rows < fewestRows || rows >= total) return null;
  return Math.ceil(((Date.now() - startedAt) / rows / 1000) * (total - rows));
}
