import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  usePrefetchInfiniteQuery,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConnectionsQueryInput } from '../../../server/contract/connection.ts';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';
import { isShort, usePagedRows } from '../../api/paged-rows.ts';
import { valueCreated } from '../../monday/sdk.ts';

/** A screen and what is scrolled to while the next page comes; pages are larger then. */
const firstPageSize = 50;
const pageSize = 100;
/** Loaded rows are kept while the user reads one connection. */
const keptFor = 30 * 60_000;

function connectionsOptions(query: ConnectionsQueryInput) {
  return infiniteQueryOptions({
    queryKey: keys.connectionsList(query),
    queryFn: ({ pageParam, signal }) =>
      call(paths.queryConnections, {
        body: pageParam
          ? { ...query, limit: pageSize, cursor: pageParam }
          : { ...query, limit: firstPageSize },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    // Comparing all rows at each new page would cost more the longer the list gets.
    structuralSharing: false,
    gcTime: keptFor,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
  });
}

/** The list that a query describes, page by page, in the server's order. */
export function useConnections(query: ConnectionsQueryInput) {
  const options = connectionsOptions(query);
  // Starts the request while the screen renders, not after it.
  usePrefetchInfiniteQuery(options);
  const list = useInfiniteQuery(options);
  const pages = list.data?.pages;
  const connections = usePagedRows(pages);
  const [first] = pages ?? [];
  const isOfUse = connections.length > 0;
  useEffect(() => {
    if (isOfUse) valueCreated();
  }, [isOfUse]);
  return {
    ...list,
    connections,
    total: first?.total ?? null,
    /** False where the server stopped counting: "10,000 or more". */
    isTotalExact: first?.totalExact ?? true,
  };
}

export type ConnectionsList = ReturnType<typeof useConnections>;
