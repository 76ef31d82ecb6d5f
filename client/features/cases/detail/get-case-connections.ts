import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseConnection } from '../../../../server/contract/case.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { paths } from '../../../api/paths.ts';

interface Page {
  items: CaseConnection[];
  nextAfter: string | null;
}

const connectionsOptions = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: keys.caseConnections(caseId, null),
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam ? `?${new URLSearchParams({ after: pageParam })}` : '';
      return call<Page>(paths.case(caseId, `/connections${after}`), { signal });
    },
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
