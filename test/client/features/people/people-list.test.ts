import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { PeoplePage, PersonHoldings } from '../../../../server/contract/people.ts';
import { connection, page } from '../../kit/samples.ts';
import { json, problem } from '../../kit/server.ts';
import { listPath } from '../../kit/view.ts';
import { showAsWide } from '../../setup.ts';
import { openPeople, rowWith, user } from './steps.ts';

const peoplePath = '/api/people/query';

const holdings = (userId: number, rest: Partial<PersonHoldings> = {}): PersonHoldings => ({
  userId: String(userId),
  connections: 3,
  live: 2,
  organizations: 1,
  strongestAccess: 'lasting',
  highestRisk: 'high',
  lastConnectedAt: '2026-06-23T10:00:00.000Z',
  ...rest,
});

const pageOf = (items: PersonHoldings[], rest: Partial<PeoplePage> = {}) =>
  json({ items, nextCursor: null, unknownPerson: null, ...rest });

describe('the people with connections', () => {
  test('are listed with what they hold, how strong it is, and how monday sees them', async () => {
    await openPeople({
      api: () => ({
        data: {
          users: [
            user(201),
            user(202, { status: 'PENDING', kind: 'SERVICE_USER' }),
            user(203, { is_deleted: true }),
          ],
        },
      }),
      server: {
        [peoplePath]: () =>
          pageOf([
            holdings(201),
            holdings(202, { live: 0, strongestAccess: null, highestRisk: null }),
            holdings(203),
          ]),
      },
    });
    const first = await rowWith('Person 201');
    for (const text of ['Active', '3', '2 active', 'Long-lived', 'High', '23 Jun 2026']) {
      first.getByText(text);
    }
    const second = await rowWith('Person 202');
    second.getByText('Invited · service user');
    expect(second.getAllByText('No active access')).toHaveLength(2);
    (await rowWith('Person 203')).getByText('Deactivated');
    screen.getByText('3 people');
    const names = screen.getAllByRole('button', { name: /show connections$/ });
    expect(new Set(names.map(({ textContent }) => textContent)).size).toBe(3);
  });

  test('whom monday does not name stand apart, and are not called leavers', async () => {
    await openPeople({
      api: () => ({ data: { users: [user(201)] } }),
      server: {
        [peoplePath]: () =>
          pageOf([holdings(201), holdings(202)], {
            unknownPerson: { ...holdings(1), connections: 4, live: 1 },
          }),
      },
    });
    await screen.findByText('1 person. 1 without a name is listed apart.');
    screen.getByText(/owners of 4 further connections \(1 active\) are not known/);
    expect(screen.queryByText('monday ID 202')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Without a name' }));
    await screen.findByText('monday ID 202');
    screen.getByText(/does not mean that the person left/);
    expect(screen.queryByText('Person 201')).toBeNull();
    expect(within(screen.getByRole('table')).queryByText(/deactivated/i)).toBeNull();
  });

  test('come page by page, and stay when a page fails', async () => {
    let isBroken = true;
    let calls = 0;
    await openPeople({
      server: {
        [peoplePath]: () => {
          calls += 1;
          if (calls === 1) return pageOf([holdings(201)], { nextCursor: 'next' });
          return isBroken ? problem(503, 'store-down', 'Down.') : pageOf([holdings(202)]);
        },
      },
    });
    await screen.findByText(/More could not be loaded/);
    screen.getByText('Person 201');
    isBroken = false;
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('Person 202');
    expect(calls).toBe(3);
  });

  test('are shown as a short list on a narrow frame, and open with their connections', async () => {
    showAsWide(false);
    const { server } = await openPeople({
      server: {
        [peoplePath]: () => pageOf([holdings(201)]),
        [listPath]: () => json(page([connection(1)])),
      },
    });
    const button = await screen.findByRole('button', { name: /Connections of .*Person 201/ });
    expect(screen.queryByRole('table')).toBeNull();
    await userEvent.click(button);
    await screen.findByRole('heading', { level: 1, name: 'Person 201' });
    await screen.findByText('account.1@contoso.example');
    expect(server.callsOf(listPath).at(-1)?.body.userIds).toEqual(['201']);
  });

  test('are no one yet, or cannot be loaded: both are said', async () => {
    let isBroken = true;
    await openPeople({
      server: {
        [peoplePath]: () => (isBroken ? problem(500, 'store', 'It broke.') : pageOf([])),
      },
    });
    await screen.findByText('It broke.');
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('No account is connected yet');
  });
});
