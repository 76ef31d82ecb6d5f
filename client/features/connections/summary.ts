import { queryOptions } from '@tanstack/react-query';
import type { Scope } from '../../../server/contract/common.ts';
import { paths } from '../../../server/contract/paths.ts';
import { call } from '../../api/http.ts';
import { keys } from '../../api/keys.ts';

/** Often enough for a screen that stays open during an incident. */
export const refreshMilliseconds = 60_000;

/** Counts of the account, or of one's own connections. */
export const summaryOptions = (scope: Scope) =>
  queryOptions({
    queryKey: keys.connectionsSummary(scope),
    queryFn: ({ signal }) => call(paths.connectionsSummary, { query: { scope }, signal }),
    refetchInterval: refreshMilliseconds,
  });
