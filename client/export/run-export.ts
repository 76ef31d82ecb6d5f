import { type ExportJob, type ExportState, exportJob } from './export-job.ts';
import { type ExportSource, type FileOptions, makeFile } from './make-file.ts';

/** Begins an export; one that is at hand ends, since one at a time is enough for server and monday. */
export async function runExport<Row>(
  about: Pick<ExportJob, 'key' | 'about' | 'total'>,
  source: ExportSource<Row>,
  options: FileOptions,
): Promise<void> {
  exportJob.get()?.cancel();
  const controller = new AbortController();
  const { signal } = controller;
  const job = { ...about, startedAt: Date.now(), cancel: () => controller.abort() };
  const show = (state: ExportState) => {
    if (exportJob.get()?.cancel === job.cancel) exportJob.set({ ...job, state });
  };
  exportJob.set({ ...job, state: { status: 'running', progress: { rows: 0, waitSeconds: null } } });
  try {
    const file = await makeFile(source, options, signal, (progress) => {
      if (!signal.aborted) show({ status: 'running', progress });
    });
    show({ status: 'made', file });
  } catch (error) {
    show(signal.aborted ? { status: 'cancelled' } : { status: 'failed', error });
  }
}
