import { useCallback } from 'react';
import type { ConnectionsList } from './query-connections.ts';

/** Asks for the next page, unless one is on its way or the last attempt failed. */
export function useMore(list: ConnectionsList): () => void {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const canAsk = hasNextPage && !isFetching && !isFetchNextPageError;
  return useCallback(() => {
    if (canAsk) void fetchNextPage();
  }, [canAsk, fetchNextPage]);
}
