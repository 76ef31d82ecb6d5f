import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { choose } from '../../../kit/choose.ts';
import type { Asked } from '../../../kit/frame.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, namesOf, openView } from '../../../kit/view.ts';
import { showAsWide } from '../../../setup.ts';

const organizations = {
  items: [{ provider: 'microsoft', id: 'tenant', name: 'Contoso', connections: 12 }],
  more: false,
};
const server = {
  [listPath]: () => json(page([connection(1)])),
  '/api/organizations': () => json(organizations),
};
const openAt = (search: string, rest: object = {}) =>
  openView({
    answers: { 'get location': () => ({ search: `?tab=connections${search}` }), ...rest },
    server,
  });
const chips = () =>
  within(screen.getByRole('group', { name: 'Filters that are set' }))
    .getAllByRole('button')
    .map((chip) => chip.textContent?.replace(/[\u2068\u2069]/g, ''));

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
      limit: 100,
    });
    await waitFor(() => expect(chips()).toContain('Person: Person 205'));

    const other = await openAt(
      '&provider=myspace&state=gone&risk=extreme&unusedForDays=99999&person=ada&sort=-salary',
    );
    await screen.findAllByText('Account 1');
    expect(other.server.callsOf(listPath).at(-1)?.body).toEqual({
      scope: 'account',
      sort: '-lastConnectedAt',
      limit: 100,
    });
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
      limit: 100,
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

  test('search finds people by their names in monday, too, and says when it could not', async () => {
    let isDown = false;
    const people = (asked: Asked) => {
      const { variables } = asked.args.params as { variables: { name?: string } };
      if (!variables.name) return namesOf(asked);
      if (isDown) throw new Error('down');
      const user = { id: '777', name: 'Grace Hopper', status: 'ACTIVE', is_deleted: false };
      return { data: { users: [{ ...user, photo_url: null }] } };
    };
    const { server: asked } = await openAt('', { api: people });
    await screen.findByText('Account 1');
    await userEvent.type(screen.getByRole('searchbox'), 'grace');
    await waitFor(() =>
      expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({
        q: 'grace',
        orUserIds: ['777'],
      }),
    );
    isDown = true;
    await userEvent.type(screen.getByRole('searchbox'), ' h');
    await screen.findByText(/names were not searched/);
    expect(asked.callsOf(listPath).at(-1)?.body).not.toHaveProperty('orUserIds');
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

  test('find a person by a name that stays out of every address', async () => {
    const people = (asked: Asked) => {
      const { variables } = asked.args.params as { variables: { name?: string } };
      if (!variables.name) return namesOf(asked);
      const user = { id: '777', name: 'Grace Hopper', status: 'ACTIVE', is_deleted: false };
      return { data: { users: [{ ...user, photo_url: null }] } };
    };
    const { server: asked, frame } = await openAt('', { api: people });
    await screen.findByText('Account 1');
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Person' }), 'Grace');
    await userEvent.click(await screen.findByText('Grace Hopper'));
    await waitFor(() =>
      expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({ userIds: ['777'] }),
    );
    const addresses = JSON.stringify(frame.askedFor('set location'));
    expect(addresses).toContain('"person":"777"');
    expect(addresses).not.toContain('Grace');
  });

  test('tell people of one name apart, and find them by parts and without accents', async () => {
    const everyone = [
      { id: '1', name: 'Émilie du Châtelet', email: 'emilie@one.example' },
      { id: '2', name: 'Émilie du Châtelet', email: 'emilie@two.example' },
      { id: '3', name: 'Chatelet Sarl', email: null },
    ];
    const people = (asked: Asked) => {
      const { variables } = asked.args.params as { variables: { name?: string } };
      if (!variables.name) return namesOf(asked);
      // It knows no marks, and no name by its parts: as monday may.
      const found = everyone.filter(({ name }) =>
        name
          .normalize('NFKD')
          .replace(/\p{M}/gu, '')
          .toLowerCase()
          .includes(variables.name ?? ''),
      );
      const users = found.map((one) => ({
        ...one,
        status: 'ACTIVE',
        is_deleted: false,
        photo_url: null,
      }));
      return { data: { users } };
    };
    await openAt('', { api: people });
    await screen.findByText('Account 1');
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Person' }), 'châtelet emi');
    await screen.findByRole('option', { name: /emilie@one\.example/ });
    screen.getByRole('option', { name: /emilie@two\.example/ });
    expect(screen.queryByText('Chatelet Sarl')).toBeNull();
  });

  test('list the connections of deactivated people, and say how many were looked up', async () => {
    const leavers = ({ args }: Asked) => {
      const { query, variables } = args.params as { query: string; variables: { page?: number } };
      if (!query.includes('deactivated(')) return namesOf({ args } as Asked);
      const user = { id: '301', name: 'Lena', status: 'INACTIVE', is_deleted: false };
      return { data: { users: variables.page === 1 ? [{ ...user, photo_url: null }] : [] } };
    };
    const { server: asked } = await openView({
      answers: {
        'get location': () => ({ search: '?tab=connections&deactivated=true' }),
        api: leavers,
      },
      server: {
        ...server,
        '/api/people/match': () => json([{ userId: '301', connections: 2 }]),
        [listPath]: ({ body }) =>
          json(page((body.userIds as string[])?.length ? [connection(101)] : [])),
      },
    });
    await screen.findByText('Account 101');
    await screen.findByText(/Looked up 1 of 1 deactivated/);
    expect(asked.callsOf(listPath).at(-1)?.body).toMatchObject({ userIds: ['301'] });
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

describe('saved views', () => {
  /** monday's storage of the app, as the view reads and writes it. */
  function storage() {
    const kept = new Map<string, unknown>();
    const answer = ({ args }: Asked) => {
      const { key, value } = args as { key: string; value?: string };
      if (value !== undefined) kept.set(key, value);
      return { success: true, value: kept.get(key) ?? null };
    };
    return { kept, answer };
  }
  const openViews = () => userEvent.click(screen.getByRole('button', { name: 'Saved views' }));

  test('keep filters and order under a name in monday, for their person, and are shown again', async () => {
    const { kept, answer } = storage();
    const { server: asked } = await openAt('&risk=high&sort=-displayName', { storage: answer });
    await screen.findByText('Account 1');
    await userEvent.type(screen.getByRole('searchbox'), 'grace');
    await openViews();
    await screen.findByText('You have no saved views.');
    await userEvent.type(screen.getByLabelText('Name of the view'), 'Risky ones');
    await userEvent.click(screen.getByRole('button', { name: 'Save this view' }));
    await screen.findByRole('button', { name: 'Risky ones' });
    expect(JSON.parse(String(kept.get('list-views-101')))).toEqual([
      { name: 'Risky ones', filters: { risk: 'high', sort: '-displayName' } },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(asked.callsOf(listPath).at(-1)?.body).not.toHaveProperty('risk'));
    await userEvent.click(screen.getByRole('button', { name: 'Risky ones' }));
    await waitFor(() => expect(chips()).toContain('Highest risk: High'));
    await userEvent.click(screen.getByRole('button', { name: /Delete the view/ }));
    await screen.findByText('You have no saved views.');
  });

  test('that cannot be read are not overwritten', async () => {
    await openAt('', { storage: () => ({ success: false }) });
    await screen.findByText('Account 1');
    await openViews();
    await screen.findByText(/could not be loaded. They are not lost/);
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save this view' });
    expect(save.disabled || save.getAttribute('aria-disabled') === 'true').toBe(true);
  });

  test('are shared by the address of monday’s page, without anything secret in it', async () => {
    const { answer } = storage();
    const href = 'https://sandbox.monday.com/apps?sessionToken=secret&app[tab]=people';
    await openView({
      answers: {
        'get location': () => ({ href, search: '?tab=connections&risk=high' }),
        storage: answer,
      },
      server,
    });
    await screen.findByText('Account 1');
    await openViews();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Copy link to this view' }));
    await screen.findByText('The link is copied.');
    const copied = new URL(await navigator.clipboard.readText());
    expect(Object.fromEntries(copied.searchParams)).toEqual({
      'app[tab]': 'connections',
      'app[risk]': 'high',
    });
  });
});

describe('keys of the list', () => {
  test('slash goes to the search from the list, and is a sign where one writes', async () => {
    await openAt('');
    await screen.findByText('Account 1');
    screen.getByRole('button', { name: /details$/ }).focus();
    await userEvent.keyboard('/');
    const search = screen.getByRole<HTMLInputElement>('searchbox');
    expect(document.activeElement).toBe(search);
    expect(search.value).toBe('');
    await userEvent.keyboard('a/b');
    expect(search.value).toBe('a/b');
  });

  test('Escape closes what was opened and goes back to its button', async () => {
    await openAt('');
    await screen.findByText('Account 1');
    const button = screen.getByRole('button', { name: 'More filters' });
    await userEvent.click(button);
    const person = await screen.findByLabelText('Last used from');
    person.focus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByLabelText('Last used from')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});

describe('the look of the list', () => {
  const kept = (value: unknown) => ({
    storage: ({ args }: Asked) => ({ success: true, ...(args.key ? { value } : {}) }),
  });
  const headers = () => screen.getAllByRole('columnheader').map((header) => header.textContent);
  const usual = ['', 'Person', 'Connected account', 'Organization', 'Access', 'Last used', 'State'];

  test('is chosen for oneself and kept in monday, without the way to a connection being lost', async () => {
    const { frame } = await openAt('');
    await screen.findByText('Account 1');
    expect(headers()).toEqual(usual);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Used in' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Person' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Low: one line a row' }));
    const always = screen.getByRole<HTMLInputElement>('checkbox', { name: /Connected account/ });
    expect(always.disabled).toBe(true);
    expect(headers()).toEqual([...usual.slice(0, 1), ...usual.slice(2, 6), 'Used in', 'State']);
    await waitFor(() => {
      const { args } = frame.askedFor('storage').at(-1) ?? {};
      expect(args).toMatchObject({ key: 'list-look-101' });
      expect(JSON.parse(String(args?.value))).toEqual({
        columns: ['displayName', 'organization', 'access', 'lastUsedAt', 'usedIn', 'state'],
        density: 'small',
      });
    });
  });

  test.each(['not json', '{"columns":"all"}', '[]', 7, null])(
    'falls back to the usual one where %j is kept',
    async (value) => {
      await openAt('', kept(value));
      await screen.findByText('Account 1');
      expect(headers()).toEqual(usual);
    },
  );

  test('passes over columns of another version', async () => {
    await openAt('', kept('{"columns":["mood","state"],"density":"huge"}'));
    await waitFor(() => expect(headers()).toEqual(['', 'Connected account', 'State']));
  });
});
