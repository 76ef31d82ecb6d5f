import type { ConnectionsSummary } from '../../../../server/contract/account-counts.ts';
import type { CaseSummary } from '../../../../server/contract/case.ts';
import type { Asked } from '../../kit/frame.ts';
import { type Answer, json } from '../../kit/server.ts';
import { namesOf, openView, type View, type ViewOptions } from '../../kit/view.ts';
import { summary } from './samples.ts';

type Answers = Record<string, Answer>;

export const summaryPath = '/api/connections/summary';
export const casesPath = '/api/cases';
export const matchPath = '/api/people/match';

/** The server's answers: these counts. */
export const counts = (rest: Partial<ConnectionsSummary> = {}): Answers => ({
  [summaryPath]: () => json(summary(rest)),
});

/** The server's answers: these cases, on one page. */
export const cases = (...items: CaseSummary[]): Answers => ({
  [casesPath]: () => json({ items, nextCursor: null }),
});

/** monday: these are deactivated, all on the first page; everyone has a name. */
export const deactivated =
  (...ids: string[]) =>
  (asked: Asked) => {
    const { query, variables } = asked.args.params as { query: string; variables: object };
    if (!query.includes('deactivated')) return namesOf(asked);
    const isFirst = (variables as { page: number }).page === 1;
    const users = (isFirst ? ids : []).map((id) => ({
      id,
      name: `Leaver ${id}`,
      status: 'INACTIVE',
      is_deleted: false,
      photo_url: null,
    }));
    return { data: { users } };
  };

/** An account in which nothing needs attention, but for what the test gives. */
export const openOverview = ({ answers, server, ...options }: ViewOptions = {}): Promise<View> =>
  openView({
    tab: null,
    ...options,
    answers: { api: deactivated(), ...answers },
    server: { ...counts(), ...cases(), [matchPath]: () => json([]), ...server },
  });

/** The overview's text when every question was answered and nothing needs attention. */
export const calm = /^Nothing needs attention, checked \d/;
