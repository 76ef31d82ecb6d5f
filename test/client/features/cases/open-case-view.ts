import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { KnownUse } from '../../../../server/contract/brief-connection.ts';
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
  automations?: KnownUse[];
  server?: Record<string, Answer>;
  answers?: Answers;
}

interface OpenOptions extends Options {
  /** As it opens: every part is folded. */
  isFolded?: boolean;
}

/** Opens the view on one case, and unfolds all of it. */
export async function openCaseView({ isFolded, ...options }: OpenOptions = {}) {
  const view = await open(options);
  const unfold = isFolded ? null : await screen.findByRole('button', { name: 'Unfold everything' });
  if (unfold) await userEvent.click(unfold);
  return view;
}

function open({
  of = caseOf(),
  role = 'admin',
  connections,
  automations,
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
        json({
          items: connections ?? [inCase(1)],
          nextAfter: null,
          automations: automations ?? [],
        }),
      [`${casePath}/links`]: () => json({ items: [] }),
      '/api/organizations': () => json({ items: [] }),
      ...Object.fromEntries(guides),
      ...server,
    },
  });
}
