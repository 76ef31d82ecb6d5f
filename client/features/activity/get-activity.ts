import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { type ActivityFilter, keys } from '../../api/keys.ts';
import { isShort, usePagedRows } from '../../api/paged-rows.ts';

const pageSize = '100';

const activityOptions = ({ userId, kind }: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: keys.activity({ userId, kind }),
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: pageSize,
        ...(userId && { userId }),
        ...(kind && { kind }),
        ...(pageParam && { cursor: pageParam }),
      };
      return call(paths.activity, { query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
  });

/** The audit log, newest first, page by page. */
export function useActivity(filter: ActivityFilter) {
  const list = useInfiniteQuery(activityOptions(filter));
  return { ...list, entries: usePagedRows(list.data?.pages) };
}

export type ActivityList = ReturnType<typeof useActivity>;
