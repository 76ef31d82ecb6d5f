import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { connection, page } from '../../../kit/samples.ts';
import { json, problem } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';

describe('the list of everyone', () => {
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
});
