import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { ActivityEntry } from '../../../../server/contract/activity.ts';
import { choose } from '../../kit/choose.ts';
import { type Answer, json, problem } from '../../kit/server.ts';
import { openView } from '../../kit/view.ts';
import { showAsWide } from '../../setup.ts';

const activityPath = '/api/activity';
const idOf = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ofCase = { caseId: idOf(77) };

type Kinds = { [Kind in ActivityEntry['kind']]: Extract<ActivityEntry, { kind: Kind }>['details'] };

/** Every kind of the contract: a new one is missing here until it has words. */
const details: Kinds = {
  list_viewed: {},
  list_exported: { filter: { provider: 'google', unusedForDays: 90 }, searched: true, people: 3 },
  people_exported: { searched: true },
  connected: { connectionId: idOf(5), provider: 'slack' },
  connected_again: { connectionId: idOf(6), provider: 'microsoft' },
  alert_acknowledged: { connectionId: idOf(7), provider: 'google' },
  acknowledgement_withdrawn: { connectionId: idOf(8), provider: 'google' },
  case_opened: { ...ofCase, situation: 'left', visibility: 'admins', connections: 12 },
  step_done: { ...ofCase, sectionId: idOf(1), stepId: idOf(2) },
  step_changed: { ...ofCase, sectionId: idOf(1), stepId: idOf(2), state: 'blocked' },
  connections_added: { ...ofCase, connections: 1 },
  case_assigned: { ...ofCase, owner: 'other' },
  case_due: { ...ofCase, dueOn: '2026-12-24' },
  connections_left_out: { ...ofCase, connections: 2 },
  own_account_set: { ...ofCase, connectionId: idOf(7), isOwn: true },
  case_closed: { ...ofCase, leftOpen: 0, shown: false },
  case_reopened: ofCase,
  case_withdrawn: ofCase,
  link_made: {
    ...ofCase,
    linkId: idOf(3),
    names: 'masked',
    expiresAt: '2026-12-01T09:00:00.000Z',
    sections: 2,
  },
  link_opened: { ...ofCase, linkId: idOf(3) },
  section_told: { ...ofCase, linkId: idOf(3), sectionId: idOf(1), told: 'blocked' },
  link_taken_back: { ...ofCase, linkId: idOf(3) },
  report_opened: ofCase,
  entra_checked: { ...ofCase, organizationId: 'tenant', result: 'blocked' },
  inventory_made: { organizationId: 'tenant', apps: 3, people: 45, onlyAtEntra: 2 },
};

const entry = (n: number, kind: ActivityEntry['kind'], userId: string | null = '201') =>
  ({
    id: idOf(n),
    at: '2026-11-20T14:02:00.000Z',
    userId,
    kind,
    details: details[kind],
  }) as ActivityEntry;

const pageOf = (items: object[], nextCursor: string | null = null) => json({ items, nextCursor });
const open = (answer: Answer, search = '?tab=activity') =>
  openView({
    answers: { 'get location': () => ({ search }) },
    server: { [activityPath]: answer },
  });

describe('the activity', () => {
  test('says every kind of action in words', async () => {
    showAsWide(false);
    const kinds = Object.keys(details) as ActivityEntry['kind'][];
    await open(() => pageOf(kinds.map((kind, n) => entry(n, kind))));
    const list = await screen.findByRole('list', { name: 'What was done, the newest first' });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(kinds.length);
    for (const item of items) expect(item.textContent).not.toMatch(/activity\.|\{\{|_/);
    within(list).getByText(
      /Google · no recorded use for 90 days · narrowed by a search · 3 people/,
    );
    within(list).getByText(/a person left · 12 connections · seen by admins/);
    within(list).getByText(/no step left open · not shown to the people it is about/);
    within(list).getByText(/2 sections · names masked · expires 1 December 2026/);
  });

  test('shows when, who and what in a table, and leads to the connection', async () => {
    const { frame } = await open(() =>
      pageOf([entry(1, 'connected'), entry(2, 'link_opened', null)]),
    );
    await screen.findByText('Person 201');
    screen.getByText('Connected an account');
    screen.getByText('Slack');
    screen.getByText('A user with a case link');
    screen.getByText('identity not checked');
    await userEvent.click(screen.getByRole('button', { name: /show the connection$/ }));
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'connections', id: idOf(5) },
    });
  });

  test('leads from an action in a case to that case', async () => {
    const { frame } = await open(() => pageOf([entry(1, 'step_done')]));
    const place = { query: { tab: 'cases', id: ofCase.caseId } };
    await userEvent.click(await screen.findByRole('button', { name: /show the case$/ }));
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual(place);
  });

  test('admits that it has no words for a kind that came later', async () => {
    await open(() =>
      pageOf([{ ...entry(1, 'connected'), kind: 'moon_landed', details: { a: 1 } }]),
    );
    await screen.findByText('Did something that this version of the view has no words for');
    screen.getByText('recorded as "moon_landed"');
  });

  test('asks page by page, keeps what is there when a page fails, and asks again when told to', async () => {
    let isBroken = true;
    let calls = 0;
    await open(() => {
      calls += 1;
      if (calls === 1) return pageOf([entry(1, 'list_viewed')], 'next');
      return isBroken ? problem(503, 'store-down', 'Down.') : pageOf([entry(2, 'connected')]);
    });
    await screen.findByText(/More could not be loaded/);
    screen.getByText("Viewed everyone's connections");
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Connected an account');
    screen.getByText('2 entries');
  });

  test('is narrowed to a kind, which stands in the address, and to nothing says so', async () => {
    let isNarrowed = false;
    const { frame } = await open(() => pageOf(isNarrowed ? [] : [entry(1, 'list_viewed')]));
    await screen.findByText('1 entry');
    isNarrowed = true;
    await choose('What', 'Opened a case');
    await screen.findByText('No results');
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'activity', kind: 'case_opened' },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
    await screen.findByText('1 entry');
  });

  test('is empty, or cannot be loaded: both are said', async () => {
    let isBroken = true;
    await open(() => (isBroken ? problem(500, 'store', 'It broke.') : pageOf([])));
    await screen.findByText('It broke.');
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Nothing is recorded yet');
  });
});
