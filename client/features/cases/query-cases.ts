import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseStatus, CaseSummary } from '../../../server/contract/case.ts';
import type { Scope } from '../../../server/contract/common.ts';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';
import { isShort } from '../../api/short-list.ts';

const casesOptions = (scope: Scope, status: CaseStatus | null) =>
  infiniteQueryOptions({
    queryKey: keys.casesList(scope, status),
    queryFn: ({ pageParam, signal }) => {
      const query = { scope, ...(status && { status }), ...(pageParam && { cursor: pageParam }) };
      return call(paths.cases, { query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
  });

/**
 * Cases, open ones first and then the latest, page by page.
 *
 * @param status null: whatever it is
 */
export function useCases(scope: Scope, status: CaseStatus | null) {
  const list = useInfiniteQuery(casesOptions(scope, status));
  const pages = list.data?.pages;
  const cases = useMemo((): CaseSummary[] => {
    // A case that ends between two pages moves behind the open ones, and is then in both.
    const all = pages?.flatMap((page) => page.items) ?? [];
    return [...new Map(all.map((one) => [one.id, one])).values()];
  }, [pages]);
  return { ...list, cases };
}

export type CasesList = ReturnType<typeof useCases>;
