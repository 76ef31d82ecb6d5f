import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { silence } from '../../kit/frame.ts';
import { type Answer, json, problem } from '../../kit/server.ts';
import { placeOf, press } from '../../kit/steps.ts';
import { context } from '../../kit/view.ts';
import { alerts, openCase, summary } from './samples.ts';
import {
  calm,
  cases,
  casesPath,
  counts,
  deactivated,
  matchPath,
  openOverview,
  summaryPath,
} from './steps.ts';

const broken: Answer = () => problem(500, 'about:blank', 'Something went wrong on the server.');

const rows = async () => {
  const list = await screen.findByRole('list', { name: 'What needs attention' });
  return within(list)
    .getAllByRole('listitem')
    .map((row) => row.textContent ?? '');
};

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
      /^Open case: Person left: .Person 205. \(Microsoft 365, 3 connections\)\. Waiting for Entra admin of .*2 of 7 steps · opened 23 Jun 2026/,
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
    await press(
      /^Open the case Person left: .Person 205. \(Microsoft 365, 3 connections\), of 23 June 2026 at/,
    );
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

  test('is looked up again on request, and the result is announced', async () => {
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
