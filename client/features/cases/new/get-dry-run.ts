import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import type { CaseRequest } from '../../../../server/contract/case-open.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';

const dryRunOptions = (request: CaseRequest | null) =>
  queryOptions({
    queryKey: keys.dryRun(request),
    queryFn:
      request === null ? skipToken : ({ signal }) => call(paths.dryRun, { body: request, signal }),
    staleTime: 10_000,
    placeholderData: request === null ? undefined : keepPreviousData,
  });

/** The dry run of a case. It changes nothing. */
export const useDryRun = (request: CaseRequest | null) => useQuery(dryRunOptions(request));
