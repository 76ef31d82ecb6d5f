import type { RevocationCase } from '../../../../server/contract/case.ts';
import type { CaseConnection } from '../../../../server/contract/case-lists.ts';
import type { Answers } from '../../kit/frame.ts';
import { type Answer, json } from '../../kit/server.ts';
import { openView } from '../../kit/view.ts';
import { guide } from '../../pages/samples.ts';
import { caseId, caseOf, casePath, inCase } from './samples.ts';

interface Options {
  of?: RevocationCase;
  role?: 'admin' | 'guest';
  connections?: CaseConnection[];
  server?: Record<string, Answer>;
  answers?: Answers;
}

/** Opens the view on one case. */
export function openCaseView({
  of = caseOf(),
  role = 'admin',
  connections,
  server,
  answers,
}: Options = {}) {
  const guides = of.sections.map(({ id }): [string, Answer] => [
    `${casePath}/sections/${id}/guide`,
    () => json(guide),
  ]);
  return openView({
    role,
    surface: role === 'admin' ? 'admin' : 'account',
    answers: { 'get location': () => ({ search: `?tab=cases&id=${caseId}` }), ...answers },
    server: {
      [casePath]: () => json(of),
      [`${casePath}/connections`]: () =>
        json({ items: connections ?? [inCase(1)], nextAfter: null }),
      [`${casePath}/links`]: () => json({ items: [] }),
      '/api/organizations': () => json({ items: [] }),
      ...Object.fromEntries(guides),
      ...server,
    },
  });
}
