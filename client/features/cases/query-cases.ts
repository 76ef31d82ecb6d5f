import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseStatus, CaseSummary } from '../../../server/contract/case.ts';
import type { Scope } from '../../../server/contract/common.ts';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';
import { isShort } from '../../api/paged-rows.ts';

/** The conditions of a list of cases. */
export interface CasesFilter {
  status: CaseStatus | null;
  /** Only cases whose owner is the current user. */
  isMine: boolean;
}

/** The query of a page of cases. */
export const queryOf = (scope: Scope, { status, isMine }: CasesFilter, cursor: string | null) => ({
  scope,
  ...(status && { status }),
  ...(isMine && { owner: 'me' as const }),
  ...(cursor && { cursor }),
});

const casesOptions = (scope: Scope, { status, isMine }: CasesFilter) =>
  infiniteQueryOptions({
    queryKey: keys.casesList(scope, status, isMine),
    queryFn: ({ pageParam, signal }) => {
      const query = queryOf(scope, { status, isMine }, pageParam);
      return call(paths.cases, { query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
  });

/** Cases, open ones first and then the latest, page by page. */
export function useCases(scope: Scope, filter: CasesFilter) {
  const list = useInfiniteQuery(casesOptions(scope, filter));
  const pages = list.data?.pages;
  const cases = useMemo((): CaseSummary[] => {
    // A case that ends between two pages moves behind the open ones, and is then in both.
    const all = pages?.flatMap((page) => page.items) ?? [];
    return [...new Map(all.map((one) => [one.id, one])).values()];
  }, [pages]);
  return { ...list, cases };
}

export type CasesList = ReturnType<typeof useCases>;
