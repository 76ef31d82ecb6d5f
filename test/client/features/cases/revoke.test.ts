import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CaseDryRun } from '../../../../server/contract/case-open.ts';
import type { Role } from '../../../../server/contract/common.ts';
import { choose, chooseOption } from '../../kit/choose.ts';
import type { Asked } from '../../kit/frame.ts';
import { connection, page } from '../../kit/samples.ts';
import { type Answer, type Call, json, problem } from '../../kit/server.ts';
import { listPath, namesOf, openView, type View } from '../../kit/view.ts';
import { openCase } from '../overview/samples.ts';
import { brief, dryRun, planned, support } from './dry-run-samples.ts';

const casesPath = '/api/cases';
const isDryRun = ({ url }: Call) => url.includes('dryRun=true');

interface OpenOptions {
  role?: Role;
  /** The dry run; a function of what is asked. */
  touches?: (call: Call) => CaseDryRun | Response;
  opens?: Answer;
  search?: string;
  server?: Record<string, Answer>;
}

/** The case as the server answers it; what is in it is for its own screen. */
const opened = ({ body }: Call) =>
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
      sections: [],
    },
    201,
  );

const open = (options: OpenOptions = {}): Promise<View> => {
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
const peopleOf = (asked: Asked) => {
  const { variables } = asked.args.params as { variables: { ids?: string[] } };
  if (variables.ids) return namesOf(asked);
  const id = '201';
  return {
    data: {
      users: [{ id, name: 'Person 201', status: 'ACTIVE', is_deleted: false, photo_url: null }],
    },
  };
};

const pick = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('radio', { name }));
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const chooseThePerson = async () => {
  await userEvent.type(await screen.findByRole('combobox', { name: 'Person' }), 'per');
  await chooseOption('Person 201');
};
const dryRuns = ({ server }: View) => server.callsOf(casesPath).filter(isDryRun);
const openings = ({ server }: View) =>
  server.callsOf(casesPath).filter((call) => call.method === 'POST' && !isDryRun(call));
const lastAsked = (view: View) => dryRuns(view).at(-1)?.body;
const placeOf = ({ frame }: View) =>
  (frame.askedFor('set location').at(-1)?.args.params as { query: object } | undefined)?.query;
const listed = async (name: string) =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map((entry) => entry.textContent ?? '');
const toOpen = () => screen.findByRole('button', { name: 'Open case' });
const isOff = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';
const whenReady = async () => {
  const button = await toOpen();
  await waitFor(() => expect(isOff(button)).toBe(false));
  return button;
};

/** Until it is shown what a leaver's case touches. */
const answerAll = async () => {
  await pick('Person left');
  await pick('Everything of one person');
  await chooseThePerson();
  return whenReady();
};

describe('preparing a revocation', () => {
  test('asks what happened and about whom, and shows what it touches and who must act', async () => {
    const view = await open({
      touches: () =>
        dryRun({
          sections: [
            planned(),
            planned({ organization: { id: 'fabrikam', name: 'Fabrikam' }, connectionCount: 2 }),
            support(),
          ],
          warnings: [
            { code: 'personal_accounts', count: 2 },
            { code: 'other_monday_accounts', count: null },
          ],
        }),
    });
    const button = await toOpen();
    expect(isOff(button)).toBe(true);
    screen.getByText('Answer 1 and 2 first.');
    await answerAll();
    expect(lastAsked(view)).toEqual({
      situation: 'left',
      target: { kind: 'person', userId: '201' },
    });
    expect(await listed('Chosen')).toEqual([expect.stringMatching(/Account 1.*Person 201/)]);
    expect(await listed('Also affected')).toEqual([
      expect.stringMatching(/Account 2.*Person 202.*the same connected account/),
    ]);
    expect(await listed('Who must act')).toEqual([
      expect.stringMatching(/^MEntra admin of .Contoso.*at Microsoft 365 · 1 connection/),
      expect.stringMatching(/^MEntra admin of .Fabrikam.*2 connections/),
      expect.stringMatching(/^monday support.*in monday/),
    ]);
    screen.getByText(/^2 are personal accounts\. Only their owners can .* no admin way/);
    screen.getByText(/who connected from other monday accounts\. They cannot be listed/);
    screen.getByText(/^No recorded use\. Automations may still use them/);
    expect(document.body.textContent).not.toMatch(/\brevoked\b/i);
    expect(openings(view)).toEqual([]);
  });

  test('of a whole organization asks for the method, and forgets it when it is about a person', async () => {
    const view = await open();
    await pick('No longer needed');
    await pick('Everyone of an organization');
    // The count is beside the name, not in what is cut where the name is long.
    await choose('Organization', /Contoso.*5 connections/);
    await waitFor(() =>
      expect(lastAsked(view)?.target).toEqual({
        kind: 'organization',
        provider: 'microsoft',
        organizationId: 'tenant',
      }),
    );
    await pick('Remove the Enterprise application');
    await waitFor(() => expect(lastAsked(view)?.method).toBe('remove_app'));
    await pick('Everything of one person');
    await chooseThePerson();
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'not_needed',
        target: { kind: 'person', userId: '201' },
      }),
    );
    expect(screen.queryByRole('radio', { name: 'Remove the Enterprise application' })).toBeNull();
  });

  test('of a compromised organization is about one organization, with nothing to choose beside it', async () => {
    const view = await open();
    await pick('Person left');
    await pick('Everything of one person');
    await chooseThePerson();
    await pick('Whole organization compromised');
    const kinds = screen.getByRole('group', { name: '2. What is it about?' });
    expect(within(kinds).getAllByRole('radio')).toHaveLength(1);
    await choose('Organization', /Contoso.*5 connections/);
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'organization_compromised',
        target: { kind: 'organization', provider: 'microsoft', organizationId: 'tenant' },
      }),
    );
    expect(screen.queryByText('How shall the Entra admin end it?')).toBeNull();
  });

  test('leads to the open cases that cover some of it already, and keeps what was answered', async () => {
    const items = [1, 2, 3].map((n) => {
      const { id, situation, openedAt } = openCase(n);
      return { id, situation, openedAt };
    });
    const view = await open({
      touches: () =>
        dryRun({
          warnings: [{ code: 'in_open_case', count: 9 }],
          openCases: { count: 5, items },
        }),
    });
    await answerAll();
    expect(await listed('Open cases that cover them')).toEqual([
      expect.stringMatching(/^Go to: Person left, opened 23 June 2026/),
      expect.anything(),
      expect.anything(),
      'and 2 more open cases',
    ]);
    const [, second] = screen.getAllByRole('button', { name: /^Go to: Person left/ });
    await userEvent.click(second as HTMLElement);
    await waitFor(() => expect(placeOf(view)).toEqual({ tab: 'cases', id: openCase(2).id }));
  });

  test('says of each known automation on whose connection, to which account, it hangs', async () => {
    const where = {
      kind: 'board',
      boardId: '3',
      hostType: null,
      hostInstanceId: null,
      integrationId: '2',
      recipeId: null,
    } as const;
    const at = '2026-06-01T10:00:00.000Z';
    const use = (n: number) => {
      const { id, provider, displayName, userId } = brief(n);
      const seen = { where, firstUsedAt: at, lastUsedAt: at, runs: 1 };
      return { ...seen, connectionId: id, provider, displayName, userId };
    };
    await open({
      touches: () => dryRun({ automations: { count: 2, items: [use(1), use(2)] } }),
    });
    await answerAll();
    const named = /hangs on the connection of .+ to Microsoft.*: .Account 1/;
    await waitFor(async () => {
      const [first, second] = await listed('Known automations');
      expect(first).toMatch(named);
      expect(second).toMatch(/to Microsoft.*: .Account 2/);
    });
  });

  test('shows ten of many connections, and the rest on request', async () => {
    const connections = Array.from({ length: 25 }, (_, n) => brief(n + 1));
    await open({ touches: () => dryRun({ chosen: { count: 140, people: 9, connections } }) });
    await answerAll();
    expect(await listed('Chosen')).toHaveLength(10);
    await press('Show 15 more, Chosen');
    expect(await listed('Chosen')).toHaveLength(25);
    expect(document.activeElement?.textContent).toMatch(/Account 11/);
  });

  test('says when there is nothing to take back, and opens nothing', async () => {
    await open({
      touches: () => problem(404, 'nothing-chosen', 'There is no connection to take back here.'),
    });
    await pick('Person left');
    await pick('Everything of one person');
    await chooseThePerson();
    await screen.findByRole('heading', { name: 'There is nothing to revoke' });
    expect(isOff(await toOpen())).toBe(true);
  });

  test('is about one’s own connections for everyone who is no admin', async () => {
    const view = await open({ role: 'viewer' });
    await pick('I do not need it any more');
    expect(screen.queryByRole('radio', { name: 'Whole organization compromised' })).toBeNull();
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Account 2/ }));
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'not_needed',
        target: { kind: 'connections', connectionIds: [connection(2).id] },
      }),
    );
    expect(view.server.callsOf(listPath)[0]?.body.scope).toBe('mine');
    expect(screen.queryByRole('radio', { name: 'Everyone of an organization' })).toBeNull();
    expect(screen.queryByText('Who sees the case?')).toBeNull();
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(1));
    expect(openings(view)[0]?.body).not.toHaveProperty('visibility');
  });
});

describe('opening a case', () => {
  test('opens what was shown, with an id made here, and goes to it', async () => {
    const view = await open();
    const button = await answerAll();
    await pick(/^Also the people it is about/);
    await userEvent.dblClick(button);
    await waitFor(() => expect(placeOf(view)).toMatchObject({ tab: 'cases' }));
    const [first, ...more] = openings(view);
    expect(first?.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      situation: 'left',
      target: { kind: 'person', userId: '201' },
      fingerprint: 'first',
      visibility: 'people',
    });
    expect(more.every(({ body }) => body.id === first?.body.id)).toBe(true);
    await waitFor(() => expect(placeOf(view)).toEqual({ tab: 'cases', id: first?.body.id }));
  });

  test('is refused when more is touched by now: it says what, and opens the new', async () => {
    const now = dryRun({
      fingerprint: 'second',
      chosen: { count: 2, people: 1, connections: [brief(1), brief(3)] },
      sections: [
        planned(),
        planned({ organization: { id: 'fabrikam', name: 'Fabrikam' } }),
        support(),
      ],
    });
    const refuse: Answer = () =>
      json(
        {
          type: 'urn:keyholder:problem:dry-run-changed',
          title: 'Conflict',
          status: 409,
          detail: 'Changed.',
          dryRun: now,
        },
        409,
      );
    const view = await open({
      opens: (call) => (call.body.fingerprint === 'second' ? opened(call) : refuse(call)),
    });
    await userEvent.click(await answerAll());
    await screen.findByText('What it touches has changed');
    screen.getByText('Chosen connections: 1 before, 2 now.');
    screen.getByText(/^Has to act now as well: Entra admin of .Fabrikam/);
    expect(screen.queryByText(/^Others affected/)).toBeNull();
    expect(await listed('Chosen')).toHaveLength(2);
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(2));
    expect(openings(view)[1]?.body.fingerprint).toBe('second');
  });

  test('that fails keeps the answers; the same again is the same case, other answers another', async () => {
    const view = await open({
      opens: () => problem(503, 'store-unavailable', 'The store is down. Nothing was opened.'),
    });
    await userEvent.click(await answerAll());
    await screen.findByText(/The store is down\. Nothing was opened\./);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Person left' }).checked).toBe(true);
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(2));
    await pick('No longer needed');
    await userEvent.click(await whenReady());
    await waitFor(() => expect(openings(view)).toHaveLength(3));
    const [first, again, other] = openings(view).map(({ body }) => body.id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('where a revocation starts', () => {
  test('at a connection it is chosen already', async () => {
    const one = connection(1);
    const view = await open({
      search: `?app[tab]=connections&app[id]=${one.id}`,
      server: {
        [`/api/connections/${one.id}`]: () =>
          json({
            connection: one,
            uses: [],
            credentials: [],
            history: [],
            evidence: [],
            cases: [],
            sameIdentity: [],
          }),
      },
    });
    await press('Revoke access');
    await pick('Wrong account connected');
    await waitFor(() =>
      expect(lastAsked(view)).toEqual({
        situation: 'wrong_account',
        target: { kind: 'connections', connectionIds: [one.id] },
      }),
    );
    screen.getByText('1 connection is chosen; it is listed below.');
  });

  test('a connection in an open case leads to that case instead', async () => {
    const one = connection(1, { caseId: openCase(1).id, state: 'revoking' });
    const view = await open({
      search: `?app[tab]=connections&app[id]=${one.id}`,
      server: {
        [`/api/connections/${one.id}`]: () =>
          json({
            connection: one,
            uses: [],
            credentials: [],
            history: [],
            evidence: [],
            cases: [],
            sameIdentity: [],
          }),
      },
    });
    await press(/case/i);
    expect(placeOf(view)).toEqual({ tab: 'cases', id: openCase(1).id });
    expect(screen.queryByRole('button', { name: 'Revoke access' })).toBeNull();
  });

  test('at a person all of theirs is meant, and the person is named', async () => {
    const view = await open({
      search: '?app[tab]=people&app[id]=205',
      server: {
        '/api/people/query': () => json({ items: [], nextCursor: null, unknownPerson: null }),
      },
    });
    await press(/^Revoke everything/);
    await pick('Person left');
    await waitFor(() => expect(lastAsked(view)?.target).toEqual({ kind: 'person', userId: '205' }));
    await screen.findByText('Person 205');
  });

  test('in the help, too; what was answered before is still there', async () => {
    await open();
    await pick('No longer needed');
    await userEvent.click(screen.getByRole('tab', { name: /^Help/ }));
    await press('Revoke access');
    const radio = await screen.findByRole<HTMLInputElement>('radio', { name: 'No longer needed' });
    expect(radio.checked).toBe(true);
  });
});
