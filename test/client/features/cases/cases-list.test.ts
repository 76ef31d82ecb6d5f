import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CaseSummary } from '../../../../server/contract/case.ts';
import type { Role } from '../../../../server/contract/common.ts';
import { choose } from '../../kit/choose.ts';
import { textOfDownload } from '../../kit/download.ts';
import { type Answer, json, problem } from '../../kit/server.ts';
import { openView, type View } from '../../kit/view.ts';
import { showAsWide } from '../../setup.ts';
import { alerts as alertsOf, openCase, summary } from '../overview/samples.ts';

const casesPath = '/api/cases';

const pageOf = (items: CaseSummary[], nextCursor: string | null = null) =>
  json({ items, nextCursor });

interface OpenOptions {
  role?: Role;
  cases?: Answer;
  alerts?: ReturnType<typeof alertsOf>;
}

const openCases = ({
  role = 'admin',
  cases = () => pageOf([]),
  alerts = alertsOf(),
}: OpenOptions = {}) =>
  openView({
    role,
    tab: 'cases',
    server: {
      [casesPath]: cases,
      '/api/connections/summary': () => json(summary({ alerts })),
      '/api/organizations': () => json({ items: [], more: false }),
    },
  });

const placeOf = ({ frame }: View) =>
  (frame.askedFor('set location').at(-1)?.args.params as { query: object } | undefined)?.query;
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

const closed = openCase(2, {
  status: 'closed',
  openedBy: '202',
  closedAt: '2026-06-30T10:00:00.000Z',
  waitsFor: [],
});

describe('the list of cases', () => {
  test('says of each what it is about, how far it is, whom it waits for, and who opened it', async () => {
    const view = await openCases({ cases: () => pageOf([openCase(1), closed]) });
    await screen.findAllByText(/^Person left: .Person 205.$/);
    const rows = screen.getAllByRole('row').map((row) => row.textContent ?? '');
    expect(rows[1]).toMatch(/Microsoft 365, 3 connections.*Open.*2 of 7 steps/);
    expect(rows[1]).toMatch(/Entra admin of .Contoso. and .Person 206.*by you/);
    expect(rows[2]).toMatch(/Closed.*closed 30 Jun 2026/);
    expect(rows[2]).not.toMatch(/Entra admin/);
    expect(view.server.callsOf(casesPath)[0]?.url).toContain('scope=account');
    await press(/^Person left: .* opened 23 June 2026 at .*01/);
    expect(placeOf(view)).toEqual({ tab: 'cases', id: openCase(1).id });
  });

  test('is short where there is little room, and leaves nothing out', async () => {
    showAsWide(false);
    await openCases({ cases: () => pageOf([openCase(1)]) });
    const [entry] = within(await screen.findByRole('list', { name: 'Cases' })).getAllByRole(
      'listitem',
    );
    await within(entry as HTMLElement).findByText(/Person 205/);
    expect(entry?.textContent).toMatch(
      /\(Microsoft 365, 3 connections\).*Open.*Waiting for Entra admin of .*2 of 7 steps.*No owner.*opened 23 Jun 2026 by you/,
    );
  });

  test('says of an open one how long it has been open and until when tokens may work', async () => {
    const day = 86_400_000;
    const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
    await openCases({
      cases: () =>
        pageOf([
          openCase(1, { openedAt: ago(3.5), clockEndsAt: ago(-1) }),
          openCase(2, { openedAt: ago(0.5), clockEndsAt: ago(0.1), waitsFor: [] }),
          { ...closed, id: openCase(3).id, clockEndsAt: ago(-1) },
        ]),
    });
    await screen.findAllByText(/Person 205/);
    const rows = screen.getAllByRole('row').map((row) => row.textContent ?? '');
    expect(rows[1]).toMatch(
      /Person 206.*tokens already issued may work until about .*open for 3 days/,
    );
    expect(rows[2]).toMatch(/no step is open.*should have ended about .*open for less than a day/);
    expect(rows[3]).not.toMatch(/tokens|open for/);
  });

  test.each([
    [{ openCases: 3 }, /^Cases ?, 3 open cases$/],
    [
      { openCases: 1, alerts: alertsOf({ stillWorks: 2, reconnected: 1 }) },
      /^Cases ?, 1 open case, 3 connections need attention$/,
    ],
    [
      { alerts: alertsOf({ stillWorks: 1, reconnected: 0 }) },
      /^Cases ?, 1 connection needs attention$/,
    ],
    [{}, /^Cases$/],
  ])('is counted at its tab, and what came back is named beside it: %o', async (counts, name) => {
    await openView({
      role: 'admin',
      tab: 'cases',
      server: {
        [casesPath]: () => pageOf([]),
        '/api/connections/summary': () => json(summary(counts)),
        '/api/organizations': () => json({ items: [], more: false }),
      },
    });
    const tab = await screen.findByRole('tab', { name });
    if (!('openCases' in counts)) return;
    within(tab).getByText(String(counts.openCases));
  });

  test('is narrowed by status, which stands in the location', async () => {
    const view = await openCases({
      cases: ({ url }) => pageOf(url.includes('status=withdrawn') ? [] : [openCase(1)]),
    });
    await screen.findAllByText(/Person 205/);
    await choose('Show', 'Withdrawn');
    await screen.findByRole('heading', { name: 'No case has this status' });
    expect(placeOf(view)).toEqual({ tab: 'cases', status: 'withdrawn' });
    await press('Show all cases');
    await screen.findAllByText(/Person 205/);
    expect(placeOf(view)).toEqual({ tab: 'cases' });
  });

  test('goes on page by page', async () => {
    await openCases({
      cases: ({ url }) =>
        url.includes('cursor=next') ? pageOf([closed]) : pageOf([openCase(1)], 'next'),
    });
    await screen.findByText(/closed 30 Jun 2026/);
    screen.getByText('2 cases');
  });

  test('has above it what works or was made again although it was removed', async () => {
    const view = await openCases({ alerts: alertsOf({ stillWorks: 2, reconnected: 1 }) });
    const alerts = await screen.findByRole('list', {
      name: /Still active or reconnected after revocation/,
    });
    within(alerts).getByText(
      /^2 connections are still active after revocation: their providers accepted a token/,
    );
    within(alerts).getByText(/^1 connection was reconnected/);
    await press('Show reconnected connections');
    expect(placeOf(view)).toEqual({
      tab: 'connections',
      whose: 'account',
      alert: 'reconnected',
    });
  });

  test.each<[Role, string, string]>([
    ['admin', 'No case was opened yet', 'account'],
    ['member', 'You have no case', 'mine'],
    ['viewer', 'You have no case', 'mine'],
  ])('that is empty says so to a %s, and what it cannot show', async (role, title, scope) => {
    const view = await openCases({ role });
    await screen.findByRole('heading', { name: title });
    screen.getByRole('button', { name: 'What is not listed?' });
    expect(view.server.callsOf(casesPath)[0]?.url).toContain(`scope=${scope}`);
  });

  test('that fails says what was not done, and can be tried again', async () => {
    const { server } = await openCases({
      cases: () => problem(500, 'about:blank', 'Something went wrong on the server.'),
    });
    await screen.findByText(/Something went wrong on the server/);
    server.answers[casesPath] = () => pageOf([openCase(1)]);
    await press('Try again');
    await screen.findAllByText(/Person 205/);
  });
});

describe('who sees to a case', () => {
  const over = openCase(3, { owner: '202', dueOn: '2020-01-02' });

  test('stands in the list with the day, and one that is over is told with a sign', async () => {
    await openCases({
      cases: () => pageOf([openCase(1, { owner: '101', dueOn: '2999-12-24' }), over]),
    });
    await screen.findByText('Due 24 Dec 2999');
    screen.getByRole('columnheader', { name: 'Owner and due date' });
    const late = screen.getByText('Overdue: was due 2 Jan 2020');
    expect(late.closest('[class*=toned]')?.querySelector('svg')).not.toBeNull();
    await screen.findByText('Person 202');
  });

  test('narrows the list to one’s own, and the address keeps it', async () => {
    const view = await openCases({ cases: () => pageOf([over]) });
    await choose('Owner', 'Me');
    expect(placeOf(view)).toEqual({ tab: 'cases', owner: 'me' });
    await screen.findAllByText(/Person 205/);
    expect(view.server.callsOf(casesPath).at(-1)?.url).toContain('owner=me');
  });

  test('is in the file that the list is exported to', async () => {
    const view = await openCases({ cases: () => pageOf([over]) });
    await press('Export');
    await userEvent.click(await screen.findByRole('radio', { name: /CSV/ }));
    await press('Make the file');
    const text = await textOfDownload();
    expect(text).toMatch(/"Case";"Status";"Owner";"Due date"/);
    expect(text).toMatch(
      /"Person left: Person 205 \(Microsoft 365, 3 connections\)";"Open";"Person 202";"'2020-01-02";"2 of 7 steps"/,
    );
    expect(view.server.callsOf(casesPath).at(-1)?.url).toContain('limit=50');
  });
});
