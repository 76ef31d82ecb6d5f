import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';

const connectionsOptions = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: keys.caseConnections(caseId, null),
    queryFn: ({ pageParam, signal }) =>
      call(paths.caseConnections, {
        params: { id: caseId },
        query: { after: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextAfter,
  });

/** The connections of a case, page by page. */
export function useCaseConnections(caseId: string) {
  const list = useInfiniteQuery(connectionsOptions(caseId));
  const pages = list.data?.pages;
  const connections = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  return { ...list, connections };
}
