import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { paths } from '../../../server/contract/paths.ts';
import type { PeopleQueryInput, PersonHoldings } from '../../../server/contract/people.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';
import { isShort } from '../../api/paged-rows.ts';

/** As many as monday is asked to name at once. */
const pageSize = 100;

const peopleListOptions = (query: PeopleQueryInput) =>
  infiniteQueryOptions({
    queryKey: keys.peopleList(query),
    queryFn: ({ pageParam, signal }) =>
      call(paths.people, {
        body: { ...query, limit: pageSize, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
  });

/** One person and what is known of their connections; `id` is the monday user id. */
export type PersonRow = PersonHoldings & { id: string };

/** Everyone with a connection whom a query finds, page by page. */
export function usePeopleList(query: PeopleQueryInput) {
  const list = useInfiniteQuery(peopleListOptions(query));
  const pages = list.data?.pages;
  const rows = useMemo(
    () =>
      pages?.flatMap((page) =>
        page.items.map((item): PersonRow => ({ ...item, id: item.userId })),
      ) ?? [],
    [pages],
  );
  return { ...list, rows, unknownPerson: pages?.[0]?.unknownPerson ?? null };
}

export type PeopleList = ReturnType<typeof usePeopleList>;
