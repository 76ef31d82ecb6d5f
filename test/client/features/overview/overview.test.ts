import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { sessionOf } from '../../kit/samples.ts';
import { json } from '../../kit/server.ts';
import { placeOf, press } from '../../kit/steps.ts';
import { listPath, sessionPath } from '../../kit/view.ts';
import { calm, counts, openOverview } from './steps.ts';

describe('the figures', () => {
  test.each([
    [
      /^Connections 1.234 0 new, 1 removed in 4 weeks \(open the list\)$/,
      { tab: 'connections', whose: 'account' },
    ],
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
    screen.getByText('0 new, 1 removed in 4 weeks');
    await userEvent.click(screen.getByRole('button', { name: 'Show the figures as a table' }));
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
