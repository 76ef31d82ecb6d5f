import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { choose } from '../../../kit/choose.ts';
import { silence } from '../../../kit/frame.ts';
import { connection, page, sessionOf } from '../../../kit/samples.ts';
import { type Call, json, problem } from '../../../kit/server.ts';
import { context, listPath, namesOf, openView, sessionPath } from '../../../kit/view.ts';
import { showAsWide } from '../../../setup.ts';

const bodyRows = () => screen.getAllByRole('row').slice(1);
const listOf = (...items: Parameters<typeof page>[0]) => ({ [listPath]: () => json(page(items)) });
const lastQuery = (calls: Call[]) => calls.at(-1)?.body;

describe('the list of everyone', () => {
  test('shows whose each connection is, to which organization, and how both halves stand', async () => {
    await openView({ server: listOf(connection(1)) });
    await screen.findByText('Person 201');
    const row = within(bodyRows()[0] as HTMLElement);
    for (const text of [
      'Account 1',
      'account.1@contoso.example',
      'Contoso',
      'Not known',
      'risk not known',
      'No recorded use',
      'since 23 Jun 2026',
      'Microsoft: granted · monday: stored',
    ]) {
      row.getByText(text);
    }
    screen.getByText('1 connection');
  });

  test('gives no day of connecting for what only a run has shown', async () => {
    const look = { columns: ['firstConnectedAt', 'lastConnectedAt'], density: 'large' };
    await openView({
      answers: { storage: () => ({ success: true, value: JSON.stringify(look) }) },
      server: listOf(connection(1, { source: 'run', userId: null })),
    });
    await screen.findByRole('columnheader', { name: /Connected since/ });
    await screen.findByText('Account 1');
    const row = within(bodyRows()[0] as HTMLElement);
    expect(row.getAllByText('Not reported')).toHaveLength(2);
    row.getByText('seen in a run 23 Jun 2026');
  });

  test('calls the app’s own access what it is, and no person who is not known', async () => {
    await openView({
      server: listOf(connection(1, { provider: 'slack', accountType: 'app', userId: null })),
    });
    await screen.findByText('The app itself');
    const row = within(bodyRows()[0] as HTMLElement);
    row.getByText(/app’s own access/);
    row.getByRole('checkbox', { name: /The app itself/ });
    expect(screen.queryByText('No person known')).toBeNull();
  });

  test('says what it covers, and what it cannot list', async () => {
    await openView({ server: listOf(connection(1)) });
    await screen.findByText(/Connections made through .*Sandbox Connector.* since 30 Sept 2025\./);
    const question = screen.getByRole('button', { name: 'What is not listed?' });
    await userEvent.click(question);
    expect(question.getAttribute('aria-expanded')).toBe('true');
    const list = within(screen.getByRole('list', { name: 'Not listed here' }));
    expect(list.getAllByRole('listitem')).toHaveLength(5);
    list.getByText(/deleted inside monday/);
  });

  test('tells screen readers its name, its length and the place of each row', async () => {
    const items = [connection(1), connection(2)];
    await openView({
      server: {
        [listPath]: ({ body }) =>
          body.cursor
            ? problem(503, 'store-down', 'Down for now.')
            : json(page(items, { total: 1234, nextCursor: 'more' })),
      },
    });
    await screen.findByText('Person 202');
    const table = screen.getByRole('table', { name: 'Connections of everyone in this account' });
    expect(table.getAttribute('aria-rowcount')).toBe('1235');
    const places = screen.getAllByRole('row').map((row) => row.getAttribute('aria-rowindex'));
    expect(places.slice(0, 3)).toEqual(['1', '2', '3']);
    const names = screen.getAllByRole('button', { name: /details$/ }).map((at) => at.textContent);
    expect(new Set(names).size).toBe(names.length);
  });

  test('asks for the next page with the cursor of the last, and says how much is there', async () => {
    const pages: Record<string, () => Response> = {
      first: () => json(page([connection(1)], { total: 2, nextCursor: 'second' })),
      second: () => json(page([connection(2)], { total: null, totalExact: null })),
    };
    const { server } = await openView({
      server: {
        [listPath]: ({ body }) => (pages[String(body.cursor ?? 'first')] as () => Response)(),
      },
    });
    await screen.findByText('Person 202');
    expect(server.callsOf(listPath).map(({ body }) => body.cursor)).toEqual([undefined, 'second']);
    screen.getByText('2 connections');
  });

  test('keeps what is loaded when the next page fails, and asks again only when told to', async () => {
    let isBroken = true;
    const first = page([connection(1)], { total: 100_000, nextCursor: 'second' });
    const { server } = await openView({
      server: {
        [listPath]: ({ body }) => {
          if (!body.cursor) return json(first);
          if (isBroken) return problem(500, 'about:blank', 'Something went wrong on the server.');
          return json(page([connection(2)], { total: null, totalExact: null }));
        },
      },
    });
    await screen.findByText(/More could not be loaded/);
    screen.getByText('Account 1');
    const calls = server.callsOf(listPath).length;
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Account 2');
    expect(server.callsOf(listPath)).toHaveLength(calls + 1);
  });

  test('sorts by a column with the Enter key, the other way with the next, and starts at the last connected', async () => {
    const { server } = await openView({ server: listOf(connection(1)) });
    await screen.findByText('Account 1');
    expect(lastQuery(server.callsOf(listPath))).toMatchObject({ sort: '-lastConnectedAt' });
    const header = screen.getByRole('columnheader', { name: /Connected account/ });
    header.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(header.getAttribute('aria-sort')).toBe('ascending'));
    await waitFor(() =>
      expect(lastQuery(server.callsOf(listPath))).toMatchObject({ sort: 'displayName' }),
    );
    await userEvent.keyboard(' ');
    await waitFor(() =>
      expect(lastQuery(server.callsOf(listPath))).toMatchObject({ sort: '-displayName' }),
    );
  });

  test('searches after a pause, keeps the text out of every address, and says what it found', async () => {
    const { server, frame } = await openView({
      server: {
        [listPath]: ({ body }) =>
          json(page(body.q ? [connection(2)] : [connection(1), connection(2)])),
      },
    });
    await screen.findByText('Account 1');
    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.paste('Ada');
    await userEvent.paste(' Löv');
    await waitFor(() => expect(screen.queryByText('Account 1')).toBeNull());
    const searches = server.callsOf(listPath).filter(({ body }) => body.q);
    expect(searches.map(({ body }) => body.q)).toEqual(['Ada Löv']);
    expect(JSON.stringify(frame.askedFor('set location'))).not.toContain('Ada');
    expect(window.location.href).not.toContain('Ada');
    await waitFor(() => expect(announced()).toBe('1 connection found'));
  });

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

  test('offers to clear what left nothing over', async () => {
    await openView({
      server: { [listPath]: ({ body }) => json(page(body.q ? [] : [connection(1)])) },
    });
    await screen.findByText('Account 1');
    await userEvent.type(screen.getByRole('searchbox'), 'nobody');
    await userEvent.click(await screen.findByRole('button', { name: 'Clear search and filter' }));
    await screen.findByText('Account 1');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
  });

  test('says what to do while nobody has connected anything', async () => {
    await openView({
      server: { [sessionPath]: () => json(sessionOf('admin', { recordsSince: null })) },
    });
    await screen.findByRole('heading', { name: 'No account is connected yet' });
    screen.getByText(/Accounts are connected in monday's automations/);
    expect(screen.getAllByText(/None is recorded yet/).length).toBeGreaterThan(0);
  });

  test('says what happened and what was not done when the list fails, and tries again', async () => {
    let isBroken = true;
    await openView({
      server: {
        [listPath]: () =>
          isBroken
            ? problem(500, 'about:blank', 'Something went wrong on the server.')
            : json(page([connection(1)])),
      },
    });
    const alert = within(await screen.findByRole('alert'));
    alert.getByText('Something went wrong on the server.');
    alert.getByText('Nothing was changed.');
    isBroken = false;
    await userEvent.click(alert.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Account 1');
  });

  test('waits as long as the server asks, and says how long', async () => {
    let calls = 0;
    const tooMany = () => problem(429, 'too-many-person', 'Wait.', { 'retry-after': '1' });
    await openView({
      server: { [listPath]: () => (calls++ === 0 ? tooMany() : json(page([connection(1)]))) },
    });
    await screen.findByText(/asked to wait 1 second\./);
    await screen.findByText('Account 1', undefined, { timeout: 20_000 });
    expect(calls).toBe(2);
  });

  test('falls back to one’s own connections, and says so, when the server no longer sees an admin', async () => {
    await openView({
      server: {
        [listPath]: ({ body }) =>
          body.scope === 'account'
            ? problem(403, 'admins-only', 'The list is for admins.')
            : json(page([connection(1)])),
      },
    });
    await screen.findByText('You now see your own connections only');
    await screen.findByRole('heading', { name: 'My connections' });
    await screen.findByText('Account 1');
  });

  test('shows one’s own connections on request, and everyone’s again', async () => {
    const { server } = await openView({ server: listOf(connection(1)) });
    await screen.findByText('Account 1');
    await userEvent.click(screen.getByRole('button', { name: 'Only mine' }));
    await screen.findByRole('heading', { name: 'My connections' });
    await waitFor(() =>
      expect(lastQuery(server.callsOf(listPath))).toMatchObject({ scope: 'mine' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Everyone' }));
    await screen.findByRole('table');
  });

  test('is a list of cards, each with its person, where there is no room for a table', async () => {
    showAsWide(false);
    await openView({ server: listOf(connection(1), connection(2)) });
    const list = within(await screen.findByRole('list', { name: /Connections of everyone/ }));
    expect(screen.queryByRole('table')).toBeNull();
    expect(list.getAllByRole('listitem')).toHaveLength(2);
    await list.findByText('Person 201');
  });

  test('shows names as they are: markup, other scripts, and very long ones', async () => {
    const names = [
      '<b>Bold</b> & "Quoted" <img src=x>',
      'נועה בן־דוד',
      '高橋 美咲',
      'x'.repeat(190),
    ];
    await openView({
      server: listOf(...names.map((displayName, n) => connection(n, { displayName }))),
    });
    for (const name of names) {
      const shown = await screen.findByText(name);
      expect(shown.tagName).toBe('BDI');
      expect(shown.title).toBe(name);
    }
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});

describe('names from monday', () => {
  let served: ReturnType<typeof listOf>;
  beforeEach(() => {
    served = listOf(connection(1), connection(2), connection(3));
  });

  test('are asked for by id, with those who were deactivated, and a limit', async () => {
    const { frame } = await openView({ server: served });
    await screen.findByText('Person 203');
    const [asked, ...more] = frame.askedFor('api');
    expect(more).toEqual([]);
    const { query, variables } = (asked?.args.params ?? {}) as { query: string; variables: object };
    expect(query).toContain('status: [ACTIVE, PENDING, INACTIVE]');
    expect(variables).toEqual({ ids: ['201', '202', '203'], limit: 3 });
  });

  test('come a page at a time, and nobody is asked for twice', async () => {
    // Short enough to be near its end at once.
    const items = Array.from({ length: 30 }, (_, n) => connection(n));
    const { frame } = await openView({
      server: {
        [listPath]: ({ body }) =>
          body.cursor
            ? json(page([connection(7), connection(150)], { total: null, totalExact: null }))
            : json(page(items, { total: 32, nextCursor: 'second' })),
      },
    });
    await waitFor(() => expect(frame.askedFor('api')).toHaveLength(2));
    const [first, second] = frame
      .askedFor('api')
      .map(({ args }) => (args.params as { variables: { ids: string[] } }).variables.ids);
    expect(first).toHaveLength(30);
    expect(second).toEqual(['350']);
  });

  test('say who was deactivated, who is invited, and whom monday does not name', async () => {
    await openView({
      server: served,
      answers: {
        api: () => ({
          data: {
            users: [
              { id: '201', name: 'Lena', status: 'INACTIVE', is_deleted: false, photo_url: null },
              { id: '202', name: 'Pia', status: 'PENDING', is_deleted: false, photo_url: null },
            ],
          },
        }),
      },
    });
    await screen.findByText('Lena');
    screen.getByText('deactivated');
    screen.getByText('invited');
    screen.getByText('No name from monday');
    screen.getByText('monday ID 203');
  });

  test('are read from the fields of older versions where monday answers in one', async () => {
    const { frame } = await openView({
      server: served,
      answers: {
        api: ({ args }) => {
          const { query } = args.params as { query: string };
          if (query.includes('status:')) throw new Error('Graphql validation errors');
          const user = { enabled: true, is_pending: false, photo_thumb_small: null };
          return {
            data: {
              active: [{ ...user, id: '201', name: 'Mia' }],
              inactive: [{ ...user, id: '202', name: 'Omar', enabled: false }],
            },
          };
        },
      },
    });
    await screen.findByText('Mia');
    screen.getByText('Omar');
    screen.getByText('deactivated');
    expect(frame.askedFor('api')).toHaveLength(2);
  });

  test('that cannot be loaded leave ids, a notice, and a way to try again', async () => {
    const { frame } = await openView({
      server: served,
      answers: {
        api: () => {
          throw new Error('Internal server error');
        },
      },
    });
    await screen.findByText('Some names could not be loaded');
    screen.getByText('monday ID 201');
    screen.getByText('Account 1');
    frame.answers.api = namesOf;
    await userEvent.click(screen.getByRole('button', { name: 'Load names again' }));
    await screen.findByText('Person 201');
    expect(screen.queryByText('Some names could not be loaded')).toBeNull();
  });

  test('that the account has not approved are said to need an admin’s approval', async () => {
    const unapproved = { permissions: { approvedScopes: [], requiredScopes: ['users:read'] } };
    await openView({
      server: served,
      answers: {
        'get context': () => context('admin', unapproved),
        api: () => ({ data: null, errors: [{ message: 'Unauthorized field or type' }] }),
      },
    });
    await screen.findByText(/its permission "users:read" is not approved/);
  });

  test('do not hold up the list', async () => {
    await openView({ server: served, answers: { api: () => silence } });
    await screen.findByText('Account 1');
    expect(screen.queryByText('Some names could not be loaded')).toBeNull();
  });
});

const announced = () =>
  screen.getAllByRole('status').find((region) => region.getAttribute('aria-live'))?.textContent;
