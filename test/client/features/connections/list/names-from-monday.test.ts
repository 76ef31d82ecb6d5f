import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { silence } from '../../../kit/frame.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { context, listPath, namesOf, openView } from '../../../kit/view.ts';
import { listOf } from './steps.ts';

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

  test('come a page at a time, and no one is asked for twice', async () => {
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
