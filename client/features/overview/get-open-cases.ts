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

/** Enough for those of which something was told, which come first however old they are, and the latest. */
const asked = { scope: 'account', status: 'open', told: 'first', limit: 8 } as const;
const isTold = ({ told }: CaseSummary) => told.length > 0;

/** Returns those of which something was told, then the latest of all. */
async function askOpenCases(signal: AbortSignal): Promise<CasesPage> {
  const page = await call(paths.cases, { query: asked, signal });
  const latest = page.items.toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
  const shown = new Set([...page.items.filter(isTold), ...latest.slice(0, shownCases)]);
  return { ...page, items: [...shown] };
}

const openCasesOptions = queryOptions({
  queryKey: keys.openCases,
  queryFn: ({ signal }) => askOpenCases(signal),
  refetchInterval: refreshMilliseconds,
});

/** The latest open cases of the account, and those of which something was told. */
export const useOpenCases = () => useQuery(openCasesOptions);

export type OpenCases = ReturnType<typeof useOpenCases>;
