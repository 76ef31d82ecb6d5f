import { screen, within } from '@testing-library/react';
import { connection, page } from '../../../kit/samples.ts';
import { type Answer, type Call, json } from '../../../kit/server.ts';
import { listPath, openView, type View } from '../../../kit/view.ts';

type Answers = Record<string, Answer>;

/** The server's answers: these connections, on one page. */
export const listOf = (...items: Parameters<typeof page>[0]): Answers => ({
  [listPath]: () => json(page(items)),
});

export const lastQuery = (calls: Call[]): Call['body'] | undefined => calls.at(-1)?.body;

/** One organization, as the filter offers it. */
export const organizations = {
  items: [{ provider: 'microsoft', id: 'tenant', name: 'Contoso', connections: 12 }],
  more: false,
};

/** The server's answers: one connection, one organization. */
export const server: Answers = {
  [listPath]: () => json(page([connection(1)])),
  '/api/organizations': () => json(organizations),
};

/** Opens the list at this part of monday's address. */
export const openAt = (search: string, rest: object = {}): Promise<View> =>
  openView({
    answers: { 'get location': () => ({ search: `?tab=connections${search}` }), ...rest },
    server,
  });

/** Returns what the buttons of the filters that are set say. */
export const chips = (): (string | undefined)[] =>
  within(screen.getByRole('group', { name: 'Filters that are set' }))
    .getAllByRole('button')
    .map((chip) => chip.textContent?.replace(/[\u2068\u2069]/g, ''));

/** Three connections, the second of high risk. */
export const three = [connection(1), connection(2, { risk: 'high' }), connection(3)];

/** The server's answers: a list by this answer; those three where none is given. */
export const listBy = (
  answer: Answer = ({ body }: Call) => json(page(body.risk ? [three[1] as never] : three)),
): Answers => ({
  [listPath]: answer,
});
