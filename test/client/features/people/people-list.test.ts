import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { PeoplePage, PersonHoldings } from '../../../../server/contract/people.ts';
import type { Asked } from '../../kit/frame.ts';
import { connection, page } from '../../kit/samples.ts';
import { type Answer, type Call, json, problem } from '../../kit/server.ts';
import { listPath, namesOf, openView } from '../../kit/view.ts';
import { showAsWide } from '../../setup.ts';

const peoplePath = '/api/people';
const matchPath = '/api/people/match';

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

const user = (id: number, rest: object = {}) => ({
  id: String(id),
  name: `Person ${id}`,
  kind: 'member',
  status: 'ACTIVE',
  is_deleted: false,
  photo_url: null,
  ...rest,
});

interface OpenOptions {
  search?: string;
  server?: Record<string, Answer>;
  api?: (asked: Asked) => unknown;
}

const open = ({ search = '?tab=people', server = {}, api = namesOf }: OpenOptions) =>
  openView({ answers: { 'get location': () => ({ search }), api }, server });

const rowWith = async (text: string) =>
  within((await screen.findByText(text)).closest('[role=row]') as HTMLElement);

describe('the people with connections', () => {
  test('are listed with what they hold, how strong it is, and how monday sees them', async () => {
    await open({
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
    for (const text of ['Active', '3', '2 live', 'Long-lived', 'High', '23 Jun 2026']) {
      first.getByText(text);
    }
    const second = await rowWith('Person 202');
    second.getByText('Invited · service user');
    expect(second.getAllByText('No live access')).toHaveLength(2);
    (await rowWith('Person 203')).getByText('Deactivated');
    screen.getByText('3 people');
    const names = screen.getAllByRole('button', { name: /show connections$/ });
    expect(new Set(names.map(({ textContent }) => textContent)).size).toBe(3);
  });

  test('whom monday does not name stand apart, and are not called leavers', async () => {
    await open({
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
    await open({
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
    const { server } = await open({
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

  test('are nobody yet, or cannot be loaded: both are said', async () => {
    let isBroken = true;
    await open({
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

/** Deactivated people in pages of 200, and whoever is asked for by id. */
function deactivated(count: number, fail: (page: number) => object | null = () => null) {
  return (asked: Asked) => {
    const { query, variables } = asked.args.params as {
      query: string;
      variables: { page: number; limit: number };
    };
    if (!query.includes('query deactivated')) return namesOf(asked);
    const { page: number, limit } = variables;
    const from = (number - 1) * limit;
    const size = Math.max(0, Math.min(limit, count - from));
    const users = Array.from({ length: size }, (_, n) =>
      user(5000 + from + n, { status: 'INACTIVE' }),
    );
    return fail(number) ?? { data: { users } };
  };
}

const search = '?tab=people&show=deactivated';
const idsOf = ({ body }: Call) => body.userIds as string[];
const start = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Look them up' }));

/** The server's answer: those of `live` who were asked about, four connections each. */
const matching =
  (...live: string[]): Answer =>
  (call) =>
    json(
      live.filter((id) => idsOf(call).includes(id)).map((userId) => ({ userId, connections: 4 })),
    );

describe('the search for deactivated people with live connections', () => {
  test.each<[string, object]>([
    ['without a list', { data: { users: null } }],
    [
      'with the people of the page before',
      { data: { users: [user(5000, { status: 'INACTIVE' })] } },
    ],
  ])('is not done where monday answers %s', async (_name, answer) => {
    await open({
      search,
      api: deactivated(1350, (page) => (page === 3 ? answer : null)),
      server: { [matchPath]: matching() },
    });
    await start();
    await screen.findByText(/Looked up 0 of 400/);
    await screen.findByRole('button', { name: /continue|again|go on/i });
  });

  test('asks monday for all of them and the server in thousands, and lists who is found', async () => {
    const { server } = await open({
      search,
      api: deactivated(1350),
      server: { [matchPath]: matching('5007', '6349') },
    });
    await start();
    const result = 'Looked up 1.350 of 1.350 deactivated people. 2 with active connections found.';
    await waitFor(() => expect(screen.getAllByText(result)).toHaveLength(2));
    expect(server.callsOf(matchPath).map((call) => idsOf(call).length)).toEqual([1000, 350]);
    (await rowWith('Person 5007')).getByText('4');
    await rowWith('Person 6349');
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(result);
  });

  test('waits when monday limits the calls, then goes on by itself', async () => {
    let isLimited = true;
    const fail = (number: number) => {
      if (number !== 2 || !isLimited) return null;
      isLimited = false;
      const extensions = { code: 'COMPLEXITY_BUDGET_EXHAUSTED', retry_in_seconds: 1 };
      return { data: null, errors: [{ message: 'Complexity budget exhausted', extensions }] };
    };
    await open({ search, api: deactivated(201, fail), server: { [matchPath]: matching('5200') } });
    await start();
    await screen.findByText(/this waits 1 second, then goes on by itself/);
    screen.getByText(/Looked up 0 of 200 deactivated people that monday named so far/);
    screen.getByRole('progressbar', { name: 'Looking up deactivated people' });
    await screen.findByText('Person 5200');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  test('can be stopped while it waits for the server, says that it is not complete, and goes on', async () => {
    let isBusy = true;
    const { server } = await open({
      search,
      api: deactivated(3),
      server: {
        [matchPath]: (call) =>
          isBusy
            ? problem(429, 'too-many', 'Too many calls.', { 'retry-after': '600' })
            : matching('5001')(call),
      },
    });
    await start();
    await screen.findByText(/this waits 600 seconds/);
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await screen.findByText('Stopped. The search is not complete.');
    expect(server.callsOf(matchPath)).toHaveLength(1);
    isBusy = false;
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByText('Person 5001');
    expect(server.callsOf(matchPath)).toHaveLength(2);
  });

  test('keeps what it has when monday fails, and says that it is not complete', async () => {
    let isDown = true;
    const fail = (number: number) =>
      isDown && number === 6 ? { data: null, errors: [{ message: 'Internal error' }] } : null;
    await open({ search, api: deactivated(1001, fail), server: { [matchPath]: matching('5000') } });
    await start();
    await screen.findByText(/monday did not answer in a way that can be used/);
    await rowWith('Person 5000');
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('button', { name: 'Refresh' });
  });

  test('understands an older version of monday’s API', async () => {
    const legacy = { id: '5000', name: 'Person 5000', enabled: false, is_pending: false };
    await open({
      search,
      api: (asked) => {
        const { query, variables } = asked.args.params as {
          query: string;
          variables: { page: number };
        };
        if (!query.includes('non_active')) {
          return { data: null, errors: [{ message: 'Cannot query field "status"' }] };
        }
        const users = variables.page === 1 ? [{ ...legacy, photo_thumb_small: null }] : [];
        return { data: { users } };
      },
      server: { [matchPath]: matching('5000') },
    });
    await start();
    await rowWith('Person 5000');
  });
});
