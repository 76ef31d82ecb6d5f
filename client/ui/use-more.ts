import { useCallback } from 'react';

/** The part of a paged list that loading more needs. */
export interface PagedList {
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage(): unknown;
}

/** Asks for the next page, unless one is on its way or the last attempt failed. */
export function useMore(list: PagedList): () => void {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const canAsk = hasNextPage && !isFetching && !isFetchNextPageError;
  return useCallback(() => {
    if (canAsk) void fetchNextPage();
  }, [canAsk, fetchNextPage]);
}
