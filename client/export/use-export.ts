import { useEffect, useRef, useState } from 'react';
import { type ExportProgress, type ExportSource, type MadeFile, makeFile } from './make-file.ts';

export type ExportState =
  | { status: 'idle' }
  | { status: 'running'; progress: ExportProgress }
  | { status: 'made'; file: MadeFile }
  | { status: 'cancelled' }
  | { status: 'failed'; error: unknown };

/** One export at a time; it ends when the screen is left. */
export function useExport<Row>() {
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (source: ExportSource<Row>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (next: ExportState) => {
      if (running.current === controller) setState(next);
    };
    show({ status: 'running', progress: { rows: 0, waitSeconds: null } });
    try {
      const file = await makeFile(source, signal, (progress) => {
        if (!signal.aborted) show({ status: 'running', progress });
      });
      show({ status: 'made', file });
    } catch (error) {
      show(signal.aborted ? { status: 'cancelled' } : { status: 'failed', error });
    }
  };
  return { state, start, cancel: () => running.current?.abort() };
}
