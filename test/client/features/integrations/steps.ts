import type { Role } from '../../../../server/contract/common.ts';
import type { Asked, Frame } from '../../kit/frame.ts';
import { namesOf, openView } from '../../kit/view.ts';

interface Variables {
  pagination?: { limit: number; lastId?: number };
  page?: number;
  id?: string | number;
}

export const queryOf = ({ args }: Asked) => (args.params as { query: string }).query;
export const variablesOf = ({ args }: Asked) => (args.params as { variables: Variables }).variables;
export const isAbout = (asked: Asked, name: string) => queryOf(asked).includes(name);

export const raw = (id: number, rest: object = {}) => ({
  id,
  userId: 200 + (id % 7),
  provider: 'google_drive',
  name: `Name ${id}`,
  method: 'oauth',
  providerAccountIdentifier: `account.${id}@contoso.example`,
  state: 'active',
  createdAt: '2026-03-01T09:30:00.000Z',
  updatedAt: '2026-03-01T09:30:00.000Z',
  ...rest,
});

export const listed = (...connections: object[]) => ({ data: { answer: connections } });
export const fault = (message: string, code?: string) => ({
  data: null,
  errors: [{ message, ...(code && { extensions: { code } }) }],
});

export type Answer = (asked: Asked) => unknown;

/** monday's answers: about connections, about their boards, and about people. */
export const answering =
  (connections: Answer, boards: Answer = () => ({ data: { boards: [] } })): Answer =>
  (asked) => {
    if (isAbout(asked, '_connections')) return connections(asked);
    return isAbout(asked, 'connection_board_ids') ? boards(asked) : namesOf(asked);
  };

export async function openTab(api: Answer, role: Role = 'admin') {
  const view = await openView({
    role,
    answers: { 'get location': () => ({ search: '?tab=integrations' }), api },
  });
  return view;
}
export const askedAbout = (frame: Frame, name: string) =>
  frame.askedFor('api').filter((asked) => isAbout(asked, name));
