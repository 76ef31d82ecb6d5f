import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { valueCreated } from '../../monday/sdk.ts';
import { summaryOptions } from '../connections/summary.ts';

/** Counts of the whole account. */
export function useSummary() {
  const summary = useQuery(summaryOptions('account'));
  const isOfUse = (summary.data?.connections ?? 0) > 0;
  useEffect(() => {
    if (isOfUse) valueCreated();
  }, [isOfUse]);
  return summary;
}

export type Summary = ReturnType<typeof useSummary>;
