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

/** Asked for at once: of so few, those of which something was told are known without another question. */
const latestCases = 8;
const mostTold = 5;
const open = { scope: 'account', status: 'open' } as const;
const isTold = ({ told }: CaseSummary) => told.length > 0;

/** Of more than the latest ones those come first of which something was told, however old they are. */
async function askOpenCases(signal: AbortSignal): Promise<CasesPage> {
  const latest = await call(paths.cases, { query: { ...open, limit: latestCases }, signal });
  const told = latest.nextCursor
    ? await call(paths.cases, { query: { ...open, told: 'true', limit: mostTold }, signal })
    : { items: latest.items.filter(isTold) };
  const items = [...told.items, ...latest.items.slice(0, shownCases)];
  return { ...latest, items: [...new Map(items.map((one) => [one.id, one])).values()] };
}

const openCasesOptions = queryOptions({
  queryKey: keys.openCases,
  queryFn: ({ signal }) => askOpenCases(signal),
  refetchInterval: refreshMilliseconds,
});

/** The latest open cases of the account, and those of which something was told. */
export const useOpenCases = () => useQuery(openCasesOptions);

export type OpenCases = ReturnType<typeof useOpenCases>;
