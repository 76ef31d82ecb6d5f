import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Asked } from '../../kit/frame.ts';
import { type Answer, type Call, json, problem } from '../../kit/server.ts';
import { namesOf } from '../../kit/view.ts';
import { openPeople, rowWith, user } from './steps.ts';

const matchPath = '/api/people/match';

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
    await openPeople({
      search,
      api: deactivated(1350, (page) => (page === 3 ? answer : null)),
      server: { [matchPath]: matching() },
    });
    await start();
    await screen.findByText(/Looked up 0 of 400/);
    await screen.findByRole('button', { name: /continue|again|go on/i });
  });

  test('asks monday for all of them and the server in thousands, and lists who is found', async () => {
    const { server } = await openPeople({
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
    await openPeople({
      search,
      api: deactivated(201, fail),
      server: { [matchPath]: matching('5200') },
    });
    await start();
    await screen.findByText(/this waits 1 second, then goes on by itself/);
    screen.getByText(/Looked up 0 of 200 deactivated people that monday named so far/);
    screen.getByRole('progressbar', { name: 'Looking up deactivated people' });
    await screen.findByText('Person 5200');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  test('can be stopped while it waits for the server, says that it is not complete, and goes on', async () => {
    let isBusy = true;
    const { server } = await openPeople({
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
    await openPeople({
      search,
      api: deactivated(1001, fail),
      server: { [matchPath]: matching('5000') },
    });
    await start();
    await screen.findByText(/monday did not answer in a way that can be used/);
    await rowWith('Person 5000');
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('button', { name: 'Refresh' });
  });

  test('understands an older version of monday’s API', async () => {
    const legacy = { id: '5000', name: 'Person 5000', enabled: false, is_pending: false };
    await openPeople({
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
