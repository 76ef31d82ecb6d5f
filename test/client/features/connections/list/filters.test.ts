import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { choose } from '../../../kit/choose.ts';
import { connection } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';
import { showAsWide } from '../../../setup.ts';
import { chips, lastQuery, listOf, openAt, organizations, server } from './steps.ts';

describe('filters of the list', () => {
  test('come from monday’s address, and what is not known there is passed over', async () => {
    const view = await openAt(
      '&provider=google&state=active&alert=reconnected&accountType=guest&access=lasting&risk=high' +
        '&unusedForDays=45&organizationId=tenant&sort=-lastUsedAt&person=205&theme=dark',
    );
    await screen.findByText('Account 1');
    await waitFor(() => expect(chips()).toContain('Organization: Contoso'));
    expect(view.server.callsOf(listPath).at(-1)?.body).toEqual({
      scope: 'account',
      provider: 'google',
      state: 'active',
      alert: 'reconnected',
      organizationId: 'tenant',
      accountType: 'guest',
      access: 'lasting',
      risk: 'high',
      unusedForDays: 45,
      userIds: ['205'],
      sort: '-lastUsedAt',
      limit: 50,
    });
    await waitFor(() => expect(chips()).toContain('Person: Person 205'));

    const other = await openAt(
      '&provider=myspace&state=gone&risk=extreme&unusedForDays=99999&person=ada&sort=-salary',
    );
    const unfiltered = { scope: 'account', sort: '-lastConnectedAt', limit: 50 };
    await waitFor(() => expect(other.server.callsOf(listPath).at(-1)?.body).toEqual(unfiltered));
  });

  test('by permission and by days go to the server as whole days of the browser', async () => {
    const view = await openAt(
      '&permission=https~3a~2f~2fmail.google.com~2f&connectedFrom=2026-03-01' +
        '&connectedTo=2026-03-31&usedFrom=2026-02-31&usedTo=soon',
    );
    await screen.findByText('Account 1');
    expect(view.server.callsOf(listPath).at(-1)?.body).toEqual({
      scope: 'account',
      permission: 'https://mail.google.com/',
      connectedFrom: new Date(2026, 2, 1).toISOString(),
      connectedTo: new Date(2026, 2, 31, 23, 59, 59, 999).toISOString(),
      sort: '-lastConnectedAt',
      limit: 50,
    });
    await waitFor(() => expect(chips()).toContain('Permission: https://mail.google.com/'));
    expect(chips()).toContain('Last connected until: 31 Mar 2026');
  });

  test('offer permissions in words, days, and organizations whatever their ids look like', async () => {
    const google = { provider: 'google', id: 'a/b c', name: 'Odd', connections: 2 };
    const { server: asked, frame } = await openView({
      server: {
        ...server,
        '/api/organizations': () => json({ items: [...organizations.items, google], more: false }),
      },
    });
    await screen.findByText('Account 1');
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    await choose('Permission', /Mail\.Read.*read mail/);
    await waitFor(() =>
      expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({ permission: 'Mail.Read' }),
    );
    await choose('Organization', /Odd/);
    await waitFor(() =>
      expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({ organizationId: 'a/b c' }),
    );
    fireEvent.change(screen.getByLabelText('Last used from'), { target: { value: '2026-01-05' } });
    await waitFor(() =>
      expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({
        usedFrom: new Date(2026, 0, 5).toISOString(),
      }),
    );
    expect(frame.askedFor('set location').at(-1)?.args.params).toMatchObject({
      query: { organizationId: 'a~2fb~20c', usedFrom: '2026-01-05' },
    });
  });

  test('are removed one by one, each by a button of its own name, and the focus goes on', async () => {
    const { server: asked, frame } = await openAt('&risk=high&state=active&sort=displayName');
    await screen.findByText('Account 1');
    const remove = await screen.findByRole('button', { name: /State: .*Active.*: remove/ });
    await userEvent.click(remove);
    await waitFor(() => expect(chips()).toEqual(['Highest risk: High', 'Clear filters']));
    expect(document.activeElement?.textContent).toContain('Highest risk');
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
    expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({ sort: 'displayName' });
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'connections', sort: 'displayName' },
    });
  });

  test('fold into one button where there is little room, with the order of the list', async () => {
    showAsWide(false);
    const { server: asked } = await openAt('&risk=high');
    await screen.findByText('Account 1');
    expect(screen.queryByRole('combobox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Filters and sorting (1 set)' }));
    await choose('State', 'Still active after revocation');
    await choose('Sort by', 'Account name, Z to A');
    await waitFor(() =>
      expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({
        risk: 'high',
        state: 'still_works',
        sort: '-displayName',
      }),
    );
  });
});

describe('the list of everyone', () => {
  test('filters by provider, and keeps the filter in monday’s address', async () => {
    const { server, frame } = await openView({ server: listOf(connection(1)) });
    await screen.findByText('Account 1');
    await choose('Provider', /Google/);
    await waitFor(() =>
      expect(lastQuery(server.callsOf(listPath))).toMatchObject({ provider: 'google' }),
    );
    expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
      query: { tab: 'connections', provider: 'google' },
    });
  });

  test('starts with the filter that monday’s address holds', async () => {
    const { server } = await openView({
      answers: {
        'get location': () => ({
          search: '?app[tab]=connections&app[provider]=google&app[sort]=displayName',
        }),
      },
      server: listOf(connection(1)),
    });
    await screen.findByText('Account 1');
    expect(lastQuery(server.callsOf(listPath))).toMatchObject({
      provider: 'google',
      sort: 'displayName',
    });
  });
});
