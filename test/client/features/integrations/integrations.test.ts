import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Asked } from '../../kit/frame.ts';
import { showAsWide } from '../../setup.ts';
import {
  answering,
  askedAbout,
  fault,
  isAbout,
  listed,
  openTab,
  queryOf,
  raw,
  variablesOf,
} from './steps.ts';

describe('monday’s own connections', () => {
  test('are everyone’s for an admin: account, provider, method, state, person and day', async () => {
    const { frame } = await openTab(answering(() => listed(raw(1, { state: 'on_hold' }))));
    await screen.findByText('Person 201');
    for (const text of [
      'account.1@contoso.example',
      'Google drive',
      'Sign-in (OAuth)',
      'On hold',
      '1 Mar 2026',
    ]) {
      screen.getByText(text);
    }
    expect(queryOf(askedAbout(frame, '_connections')[0] as Asked)).toContain('account_connections');
    screen.getByText(/managed in monday's automation center/);
  });

  test.each(['member', 'guest'] as const)('are one’s own for a %s', async (role) => {
    const { frame } = await openTab(
      answering(() => listed(raw(1))),
      role,
    );
    await screen.findByText('account.1@contoso.example');
    for (const asked of frame.askedFor('api')) expect(queryOf(asked)).toContain('user_connections');
    expect(screen.queryByRole('columnheader', { name: 'Person' })).toBeNull();
  });

  test('are not asked for as a viewer, who is told why', async () => {
    const { frame } = await openTab(
      answering(() => listed()),
      'viewer',
    );
    await screen.findByRole('heading', { name: 'monday does not show these to viewers' });
    expect(frame.askedFor('api')).toEqual([]);
  });

  test('are read page after page, with a bar that says how many there are so far', async () => {
    const full = Array.from({ length: 100 }, (_, n) => raw(n + 1));
    const second = Promise.withResolvers<object>();
    const { frame } = await openTab(
      answering((asked) => {
        const { lastId } = variablesOf(asked).pagination ?? {};
        if (lastId === 101) return listed();
        return lastId ? second.promise : listed(...full);
      }),
    );
    await screen.findByText('100 read so far');
    screen.getByRole('progressbar', { name: 'Reading all pages from monday' });
    second.resolve(listed(raw(101)));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.getAllByText("101 connections of monday's own integrations").length).toBe(2);
    expect(askedAbout(frame, '_connections').map(variablesOf)).toEqual([
      { pagination: { limit: 100 } },
      { pagination: { limit: 100, lastId: 100 } },
      { pagination: { limit: 100, lastId: 101 } },
    ]);
  });

  test('are read on behind a short page: monday may give fewer than it is asked for', async () => {
    await openTab(
      answering((asked) => {
        const { lastId = 0 } = variablesOf(asked).pagination ?? {};
        return lastId < 150
          ? listed(...Array.from({ length: 50 }, (_, n) => raw(lastId + n + 1)))
          : listed();
      }),
    );
    await screen.findAllByText("150 connections of monday's own integrations");
  });

  test('are so far only where the page behind a short one fails', async () => {
    await openTab(
      answering((asked) =>
        variablesOf(asked).pagination?.lastId ? fault('Internal server error') : listed(raw(1)),
      ),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('1 read so far. The rest');
  });

  test('are not called all where monday gives the same page again', async () => {
    const full = Array.from({ length: 100 }, (_, n) => raw(n + 1));
    const { frame } = await openTab(answering(() => listed(...full)));
    expect((await screen.findByRole('alert')).textContent).toContain('100 read so far');
    expect(askedAbout(frame, '_connections')).toHaveLength(2);
  });

  test('are read on behind an entry that cannot be read', async () => {
    const full = Array.from({ length: 100 }, (_, n) => (n === 40 ? null : raw(n + 1))) as object[];
    await openTab(
      answering((asked) =>
        variablesOf(asked).pagination?.lastId ? listed(raw(101)) : listed(...full),
      ),
    );
    await screen.findAllByText(
      "100 connections of monday's own integrations. 1 more that monday gave cannot be read",
    );
  });

  test('are not none where monday answers without a list', async () => {
    await openTab(answering(() => ({ data: { answer: null } })));
    await screen.findByRole('button', { name: /again/i });
    expect(screen.queryByText(/no connections/i)).toBeNull();
  });

  test('are asked for in pages by number where monday does not know the newer way', async () => {
    const full = Array.from({ length: 100 }, (_, n) => raw(n + 1));
    const { frame } = await openTab(
      answering((asked) => {
        const { page } = variablesOf(asked);
        if (page === undefined) return fault('Unknown argument "pagination"');
        if (page > 2) return listed();
        return page === 1 ? listed(...full) : listed(raw(101));
      }),
    );
    await screen.findAllByText("101 connections of monday's own integrations");
    expect(askedAbout(frame, '_connections').map((asked) => variablesOf(asked).page)).toEqual([
      undefined,
      1,
      2,
      3,
    ]);
  });

  test('do without fields that monday does not know', async () => {
    await openTab(
      answering((asked) =>
        isAbout(asked, 'providerAccountIdentifier')
          ? fault('Cannot query field "providerAccountIdentifier" on type "Connection".')
          : listed({ id: 1, userId: 201, provider: 'gmail', state: 'active' }),
      ),
    );
    await screen.findByText('No account name from monday');
    expect(screen.getAllByText('Not given')).toHaveLength(2);
  });

  test('keep what was read when a later page fails, and go on when told to', async () => {
    const full = Array.from({ length: 100 }, (_, n) => raw(n + 1));
    let isBroken = true;
    await openTab(
      answering((asked) => {
        if (!variablesOf(asked).pagination?.lastId) return listed(...full);
        return isBroken ? fault('Internal server error') : listed(raw(101));
      }),
    );
    const alert = within(await screen.findByRole('alert'));
    alert.getByText(/The rest could not be read/);
    screen.getByText('account.1@contoso.example');
    isBroken = false;
    await userEvent.click(alert.getByRole('button', { name: 'Try again' }));
    await screen.findAllByText("101 connections of monday's own integrations");
  });

  test.each([
    ['monday does not allow this list here', fault('No.', 'USER_UNAUTHORIZED')],
    [
      "monday's API does not offer this list here",
      fault('Cannot query field "account_connections" on type "Query".'),
    ],
    ['monday could not be asked', fault('Internal server error')],
  ])('are replaced by a plain sentence: %s', async (title, answer) => {
    let isBroken = true;
    await openTab(answering(() => (isBroken ? answer : listed(raw(1)))));
    await screen.findByRole('heading', { name: title });
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('account.1@contoso.example');
  });

  test('say so when there are none', async () => {
    await openTab(answering(() => listed()));
    await screen.findByRole('heading', { name: /No user connected one of monday's own/ });
  });

  test('are a list with a button each where there is no room for a table', async () => {
    showAsWide(false);
    await openTab(answering(() => listed(raw(1), raw(2))));
    await screen.findByRole('list', { name: "Connections of monday's own integrations" });
    const names = screen
      .getAllByRole('button', { name: /^Details of/ })
      .map((at) => at.getAttribute('aria-label'));
    expect(new Set(names).size).toBe(2);
    expect(screen.queryByRole('table')).toBeNull();
  });
});
