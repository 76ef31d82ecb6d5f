import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { paths } from '../../../api/paths.ts';

const dryRunOptions = (request: CaseRequest | null) =>
  queryOptions({
    queryKey: keys.dryRun(request),
    queryFn: ({ signal }) =>
      call<CaseDryRun>(paths.dryRun, { method: 'POST', body: request, signal }),
    enabled: request !== null,
    staleTime: 10_000,
    placeholderData: request === null ? undefined : keepPreviousData,
  });

/** What a case would touch. Asking changes nothing. */
export const useDryRun = (request: CaseRequest | null) => useQuery(dryRunOptions(request));
