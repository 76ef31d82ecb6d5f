import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../kit/frame.ts';
import { connection, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, namesOf, openView } from '../../../kit/view.ts';
import { openAt, server } from './steps.ts';

describe('filters of the list', () => {
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
});
