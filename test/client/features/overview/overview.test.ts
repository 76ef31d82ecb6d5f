import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { ConnectionsSummary } from '../../../../server/contract/connection.ts';
import { type Asked, silence } from '../../kit/frame.ts';
import { sessionOf } from '../../kit/samples.ts';
import { type Answer, json, problem } from '../../kit/server.ts';
import {
  context,
  listPath,
  namesOf,
  openView,
  sessionPath,
  type View,
  type ViewOptions,
} from '../../kit/view.ts';
import { alerts, openCase, summary } from './samples.ts';

const summaryPath = '/api/connections/summary';
const casesPath = '/api/cases';
const matchPath = '/api/people/match';

const broken: Answer = () => problem(500, 'about:blank', 'Something went wrong on the server.');
const counts = (rest: Partial<ConnectionsSummary> = {}) => ({
  [summaryPath]: () => json(summary(rest)),
});
const cases = (...items: ReturnType<typeof openCase>[]) => ({
  [casesPath]: () => json({ items, nextCursor: null }),
});

/** monday: these are deactivated, all on the first page; everyone has a name. */
const deactivated =
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
const openOverview = ({ answers, server, ...options }: ViewOptions = {}): Promise<View> =>
  openView({
    tab: null,
    ...options,
    answers: { api: deactivated(), ...answers },
    server: { ...counts(), ...cases(), [matchPath]: () => json([]), ...server },
  });

const rows = async () => {
  const list = await screen.findByRole('list', { name: 'What needs attention' });
  return within(list)
    .getAllByRole('listitem')
    .map((row) => row.textContent ?? '');
};
const calm = /^Nothing needs attention, checked \d/;
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const placeOf = ({ frame }: View) =>
  (frame.askedFor('set location').at(-1)?.args.params as { query: object } | undefined)?.query;

describe('what needs attention', () => {
  test('stands in the order of its weight, each in one sentence', async () => {
    await openOverview({
      answers: { api: deactivated('301', '302') },
      server: {
        ...counts({
          alerts: alerts({ stillWorks: 1, reconnected: 2 }),
          openCases: 5,
          strongUnused: { days: 90, connections: 10_000, exact: false },
        }),
        ...cases(openCase(1), openCase(2, { waitsFor: [] }), openCase(3)),
        [matchPath]: () => json([{ userId: '302', connections: 4 }]),
      },
    });
    await screen.findAllByText(/Waiting for Entra admin of .Contoso. and .Person 206/);
    await screen.findByText(/^Checked \d/);
    const found = await rows();
    expect(found).toHaveLength(8);
    for (const [place, words] of [
      /^1 connection is still active after revocation: its provider accepted a token after/,
      /^2 connections were reconnected after/,
      /^Open case: Person left: .Person 205.\. Waiting for Entra admin of .*2 of 7 steps · 3 connections · opened 23 Jun 2026/,
      /^Open case: .* No step is open, so it can be closed\./,
      /^Open case: .* Waiting for/,
      /^2 more cases are open\./,
      /^1 deactivated user has active connections\./,
      /^10.000 or more connections have high-risk, long-lived access with no recorded use for 90 days\./,
    ].entries()) {
      expect(found[place]).toMatch(words);
    }
    const actions = within(screen.getByRole('list', { name: 'What needs attention' }))
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label'));
    expect(new Set(actions).size).toBe(8);
  });

  test.each([
    ['Show connections that still work', { alert: 'still_works' }],
    ['Show reconnected connections', { alert: 'reconnected' }],
    [
      'Show high-risk connections without recorded use',
      { access: 'lasting', risk: 'high', state: 'active', unusedForDays: '90' },
    ],
  ])('"%s" opens the list of those', async (name, filters) => {
    const view = await openOverview({
      server: counts({
        alerts: alerts({ stillWorks: 1, reconnected: 1 }),
        strongUnused: { days: 90, connections: 1, exact: true },
      }),
    });
    await press(name);
    expect(placeOf(view)).toEqual({ tab: 'connections', whose: 'account', ...filters });
  });

  test('an open case opens by its button', async () => {
    const view = await openOverview({ server: cases(openCase(1)) });
    await press(/^Open the case Person left: .Person 205., of 23 June 2026 at/);
    expect(placeOf(view)).toEqual({ tab: 'cases', id: openCase(1).id });
  });

  test('is nothing where every question was answered so', async () => {
    const { server } = await openOverview({ answers: { api: deactivated('301') } });
    await screen.findByText(calm);
    expect(screen.queryByRole('list', { name: 'What needs attention' })).toBeNull();
    expect(server.callsOf(matchPath)[0]?.body).toEqual({ userIds: ['301'] });
  });

  test('is not called nothing while open cases could not be loaded', async () => {
    const { server } = await openOverview({ server: { [casesPath]: broken } });
    await screen.findByText(/^Open cases could not be loaded\. Nothing was changed\./);
    screen.getByText(/is not complete/);
    expect(screen.queryByText(calm)).toBeNull();
    server.answers[casesPath] = () => json({ items: [], nextCursor: null });
    await press('Try again to load open cases');
    await screen.findByText(calm);
  });

  test('is not called nothing while deactivated people are being looked up', async () => {
    const { frame } = await openOverview({
      answers: {
        api: ({ args }) => {
          const { variables } = args.params as { variables: { page: number } };
          if (variables.page > 1) return silence;
          const users = Array.from({ length: 200 }, (_, n) => ({
            id: String(500 + n),
            name: `Leaver ${n}`,
            status: 'INACTIVE',
            is_deleted: false,
            photo_url: null,
          }));
          return { data: { users } };
        },
      },
    });
    await screen.findByText('No deactivated user with active connections found so far.');
    screen.getByText('Looked up 0 of 200 that monday named so far.');
    screen.getByText('Nothing found so far. Not everything is checked yet.');
    expect(screen.queryByText(calm)).toBeNull();
    expect(frame.askedFor('api').length).toBeGreaterThan(1);
  });

  test('says which permission is missing where monday may not name anyone, and who can approve it', async () => {
    await openOverview({
      answers: {
        'get context': () =>
          context('admin', { permissions: { approvedScopes: [], requiredScopes: ['users:read'] } }),
        api: () => ({ data: null, errors: [{ message: 'Unauthorized field or type' }] }),
      },
    });
    await screen.findByText('Deactivated users could not be looked up. Nothing was changed.');
    screen.getByText(/its permission "users:read" is not approved\. An admin .* can approve/);
    expect(screen.queryByText(calm)).toBeNull();
    screen.getByRole('button', { name: 'Continue to look for deactivated users' });
  });

  test('stays where the counts fail', async () => {
    await openOverview({
      answers: { api: deactivated('301') },
      server: {
        [summaryPath]: broken,
        ...cases(openCase(1)),
        [matchPath]: () => json([{ userId: '301', connections: 1 }]),
      },
    });
    await screen.findByText('1 deactivated user has active connections.');
    screen.getByText(/^Open case: Person left/);
    screen.getByText(/Alerts and high-risk access without recorded use are not checked/);
    screen.getByRole('button', { name: 'Try again to load the counts' });
  });

  test('is looked up anew on request, and the result is announced', async () => {
    const view = await openOverview();
    await screen.findByText(calm);
    view.server.answers[summaryPath] = () =>
      json(summary({ alerts: alerts({ stillWorks: 1, reconnected: 0 }) }));
    const again = screen.getByRole('button', { name: 'Refresh' });
    act(() => again.focus());
    await userEvent.keyboard('{Enter}');
    await screen.findByText(/^1 connection is still active/);
    expect(document.activeElement).toBe(again);
    await waitFor(() => expect(view.server.callsOf(casesPath)).toHaveLength(2));
    await waitFor(() =>
      expect(screen.getAllByRole('status').map((region) => region.textContent)).toContainEqual(
        expect.stringMatching(/^Checked \d/),
      ),
    );
  });
});

describe('the figures', () => {
  test.each([
    [/^Connections 1.234 \(open the list\)$/, { tab: 'connections', whose: 'account' }],
    [/^People 56/, { tab: 'people' }],
    [/^Organizations 7/, { tab: 'overview', id: 'organizations' }],
    [/^Open cases 0/, { tab: 'cases', status: 'open' }],
    [
      /^Microsoft 365 1.200 connections/,
      { tab: 'connections', whose: 'account', provider: 'microsoft' },
    ],
  ])('%s opens the list that it counts', async (name, place) => {
    const view = await openOverview();
    await press(name);
    expect(placeOf(view)).toEqual(place);
  });

  test('by week are told as a picture and as a table, this week first', async () => {
    await openOverview();
    await screen.findByRole('img', {
      name: /In the last 12 weeks: 2 new connections, 1 removed at the provider/,
    });
    await userEvent.click(screen.getByText('Show the figures as a table'));
    const [, ...lines] = screen.getAllByRole('row').map((row) => row.textContent);
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('23 Nov 2026, so far01');
    expect(lines[11]).toBe('7 Sept 202620');
  });

  test('tell monday that the view was of use', async () => {
    const { frame } = await openOverview();
    await screen.findByText(calm);
    expect(frame.askedFor('execute valueCreatedForUser')).toHaveLength(1);
  });
});

test('organizations are listed with their connections, and can be revoked as a whole', async () => {
  const view = await openOverview({
    server: {
      '/api/organizations': () =>
        json({
          items: [{ provider: 'microsoft', id: 'tenant', name: 'Contoso', connections: 12 }],
          more: false,
        }),
    },
  });
  await press(/^Organizations 7/);
  await screen.findByRole('heading', { name: 'Organizations' });
  await press(/^Connections of .Contoso., Microsoft 365$/);
  expect(placeOf(view)).toMatchObject({ provider: 'microsoft', organizationId: 'tenant' });
});

describe('before the first connection', () => {
  const nothing = counts({ connections: 0, people: 0, organizations: 0, byProvider: [] });

  test('says what one is, how to make one, what will be seen and who sees it', async () => {
    const { frame } = await openOverview({ server: nothing });
    await screen.findByRole('heading', { name: 'No connection is recorded yet' });
    for (const name of ['What a connection is', 'Connect one', 'What you will see', 'Who sees it'])
      screen.getByRole('heading', { name });
    screen.getByRole('img', { name: /A person connects an account/ });
    expect(screen.queryByText('Needs attention')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Revoke access' })).toBeNull();
    expect(frame.askedFor('execute valueCreatedForUser')).toHaveLength(0);
  });

  test('leads to the help', async () => {
    const view = await openOverview({ server: nothing });
    await press('How it works, and how to remove access');
    expect(placeOf(view)).toEqual({ tab: 'help' });
  });
});

test('an admin is told of an uninstall that no admin signed, and that it was stopped', async () => {
  const pendingUninstall = {
    reportedAt: '2026-06-20T10:00:00.000Z',
    reportedByUserId: '207',
    deletionDueAt: '2026-06-27T10:00:00.000Z',
    cancelledAt: '2026-06-21T10:00:00.000Z',
  };
  await openOverview({
    server: { [sessionPath]: () => json(sessionOf('admin', { pendingUninstall })) },
  });
  await screen.findByText(
    /Person 207.* uninstalled .*Sandbox Connector.* on 20 Jun 2026\. On 27 Jun 2026 everything recorded here would have been deleted\. An admin opened this view on 21 Jun 2026, so nothing is deleted\./,
  );
});

test('"Revoke access" leads to a new case, "My connections" to one’s own', async () => {
  const view = await openOverview();
  await press('My connections');
  expect(placeOf(view)).toEqual({ tab: 'connections', whose: 'mine' });
  await userEvent.click(screen.getByRole('tab', { name: 'Overview' }));
  await press('Revoke access');
  expect(placeOf(view)).toEqual({ tab: 'cases', id: 'new' });
});

test('on a board an admin finds their own connections first', async () => {
  const { server } = await openOverview({ surface: 'board' });
  await screen.findByRole('heading', { name: 'My connections' });
  expect(server.callsOf(listPath)[0]?.body).toMatchObject({ scope: 'mine' });
  expect(server.callsOf('/api/cases')).toEqual([]);
});
