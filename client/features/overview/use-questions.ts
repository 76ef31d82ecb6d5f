import { useEffect, useState } from 'react';
import { goOn, useSearch } from '../deactivated/deactivated-search.ts';
import { useOpenCases } from './get-open-cases.ts';
import type { Summary } from './get-summary.ts';

/** In most accounts everyone is looked up by then, and nothing moves on the screen afterwards. */
const patienceMilliseconds = 1500;

function useIsLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}

/** Asks what the counts do not say: which cases wait, and which deactivated people have access. */
export function useQuestions(summary: Summary) {
  const cases = useOpenCases();
  const search = useSearch();
  const isLate = useIsLate();
  const { status } = search;
  // Not before it is known whether there is anything at all to be asked about.
  const isDue = status === 'idle' && !summary.isPending;
  useEffect(() => {
    if (isDue) goOn();
  }, [isDue]);
  const isSearching = status === 'idle' || status === 'running';
  const isReady = !summary.isPending && (isLate || (!cases.isPending && !isSearching));
  // The rendered content stays during a refetch, and with it the focus.
  const [wasReady, setWasReady] = useState(false);
  if (isReady && !wasReady) setWasReady(true);
  return { cases, search, isReady: isReady || wasReady };
}
