import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import type { CaseDryRun } from '../../../../server/contract/case-open.ts';
import type { Role } from '../../../../server/contract/common.ts';
import { chooseOption } from '../../kit/choose.ts';
import type { Asked } from '../../kit/frame.ts';
import { connection, page } from '../../kit/samples.ts';
import { type Answer, type Call, json } from '../../kit/server.ts';
import { listPath, namesOf, openView, type View } from '../../kit/view.ts';
import { openCase } from '../overview/samples.ts';
import { dryRun } from './dry-run-samples.ts';

export const casesPath = '/api/cases';
export const isDryRun = ({ url }: Call) => url.includes('dryRun=true');

export interface OpenOptions {
  role?: Role;
  /** The dry run; a function of what is asked. */
  touches?: (call: Call) => CaseDryRun | Response;
  opens?: Answer;
  search?: string;
  server?: Record<string, Answer>;
}

/** The case as the server answers it; what is in it is for its own screen. */
export const opened = ({ body }: Call) =>
  json(
    {
      ...openCase(1),
      id: body.id,
      connectionIds: [],
      offered: { count: 0, countExact: true, connectionIds: [] },
      reconnected: [],
      leftOut: { count: 0, connections: [] },
      closeNote: null,
      isSettled: true,
      progress: null,
      sections: [],
    },
    201,
  );

export const open = (options: OpenOptions = {}): Promise<View> => {
  const { role = 'admin', touches = () => dryRun(), opens = opened, search, server } = options;
  return openView({
    role,
    answers: {
      'get location': () => ({ search: search ?? '?app[tab]=cases&app[id]=new' }),
      api: peopleOf,
    },
    server: {
      [casesPath]: (call) => {
        if (call.method !== 'POST') return json({ items: [], nextCursor: null });
        if (!isDryRun(call)) return opens(call);
        const answer = touches(call);
        return answer instanceof Response ? answer : json(answer);
      },
      '/api/organizations': () =>
        json({
          items: [
            { provider: 'microsoft', id: 'tenant', name: 'Contoso', connections: 5, people: 4 },
          ],
          more: false,
        }),
      [listPath]: () => json(page([connection(1), connection(2)])),
      ...server,
    },
  });
};

/** monday: finds Person 201 by whatever is typed. */
export const peopleOf = (asked: Asked) => {
  const { variables } = asked.args.params as { variables: { ids?: string[] } };
  if (variables.ids) return namesOf(asked);
  const id = '201';
  return {
    data: {
      users: [{ id, name: 'Person 201', status: 'ACTIVE', is_deleted: false, photo_url: null }],
    },
  };
};

export const pick = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('radio', { name }));
export const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
export const chooseThePerson = async () => {
  await userEvent.type(await screen.findByRole('combobox', { name: 'Person' }), 'per');
  await chooseOption('Person 201');
};
export const dryRuns = ({ server }: View) => server.callsOf(casesPath).filter(isDryRun);
export const openings = ({ server }: View) =>
  server.callsOf(casesPath).filter((call) => call.method === 'POST' && !isDryRun(call));
export const lastAsked = (view: View) => dryRuns(view).at(-1)?.body;
export const placeOf = ({ frame }: View) =>
  (frame.askedFor('set location').at(-1)?.args.params as { query: object } | undefined)?.query;
export const listed = async (name: string) =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map((entry) => entry.textContent ?? '');
export const toOpen = () => screen.findByRole('button', { name: 'Open case' });
export const isOff = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';
export const whenReady = async () => {
  const button = await toOpen();
  await waitFor(() => expect(isOff(button)).toBe(false));
  return button;
};

/** Until it is shown what a leaver's case touches. */
export const answerAll = async () => {
  await pick('Person left');
  await pick('Everything of one person');
  await chooseThePerson();
  return whenReady();
};
