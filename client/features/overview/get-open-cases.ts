import { queryOptions, useQuery } from '@tanstack/react-query';
import type { CaseSummary } from '../../../server/contract/case.ts';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';
import { refreshMilliseconds } from '../connections/summary.ts';

/** More than these are counted, not named. */
export const shownCases = 3;

export interface CasesPage {
  items: CaseSummary[];
  nextCursor: string | null;
}

const openCasesOptions = queryOptions({
  queryKey: keys.openCases,
  queryFn: ({ signal }) =>
    call(paths.cases, {
      query: { scope: 'account', status: 'open', limit: shownCases },
      signal,
    }),
  refetchInterval: refreshMilliseconds,
});

/** The latest open cases of the account. */
export const useOpenCases = () => useQuery(openCasesOptions);

export type OpenCases = ReturnType<typeof useOpenCases>;
