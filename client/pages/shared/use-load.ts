import { useCallback, useEffect, useRef, useState } from 'react';

export type Loaded<Answer> =
  | { status: 'loading' }
  | { status: 'failed'; error: unknown }
  | { status: 'ready'; answer: Answer };

/**
 * Asks once, when the page shows it first, and again when told to.
 *
 * @param ask the same function at each drawing, or one that stands for the same question
 */
export function useLoad<Answer>(ask: () => Promise<Answer>): [Loaded<Answer>, () => void] {
  const [state, setState] = useState<Loaded<Answer>>({ status: 'loading' });
  const asking = useRef(ask);
  const isAsked = useRef(false);
  const load = useCallback(() => {
    setState({ status: 'loading' });
    asking.current().then(
      (answer) => setState({ status: 'ready', answer }),
      (error: unknown) => setState({ status: 'failed', error }),
    );
  }, []);
  useEffect(() => {
    // Some questions can be asked once only; React's strict mode mounts twice.
    if (isAsked.current) return;
    isAsked.current = true;
    load();
  }, [load]);
  return [state, load];
}
