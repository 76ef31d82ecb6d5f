import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConnectionsSummary } from '../../server/contract/connection.ts';
import { call } from '../api/http.ts';
import { keys } from '../api/keys.ts';
import { paths } from '../api/paths.ts';
import { valueCreated } from '../monday/value-created.ts';

/** Often enough for a screen that stays open during an incident. */
export const refreshMilliseconds = 60_000;

const summaryOptions = queryOptions({
  queryKey: keys.connectionsSummary('account'),
  queryFn: ({ signal }) =>
    call<ConnectionsSummary>(paths.connectionsSummary('account'), { signal }),
  refetchInterval: refreshMilliseconds,
});

/** Counts of the whole account. */
export function useSummary() {
  const summary = useQuery(summaryOptions);
  const isOfUse = (summary.data?.connections ?? 0) > 0;
  useEffect(() => {
    if (isOfUse) valueCreated();
  }, [isOfUse]);
  return summary;
}

export type Summary = ReturnType<typeof useSummary>;
