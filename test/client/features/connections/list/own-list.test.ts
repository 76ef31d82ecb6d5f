import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { connection, page } from '../../../kit/samples.ts';
import { json } from '../../../kit/server.ts';
import { listPath, openView } from '../../../kit/view.ts';

const own = { [listPath]: () => json(page([connection(1), connection(2)])) };

test('a member sees their own connections as cards, and who else sees them', async () => {
  const { server } = await openView({ role: 'member', surface: 'account', server: own });
  const cards = within(await screen.findByRole('list', { name: 'My connections' }));
  const [card] = cards.getAllByRole('listitem');
  const text = within(card as HTMLElement);
  text.getByRole('heading', { name: 'Account 1' });
  text.getByText('No recorded use');
  text.getByText('Microsoft: granted · monday: stored');
  text.getByRole('button', { name: /Details of .*Account 1/ });
  screen.getByText('Admins of your monday account see this card; never your mail or files.');
  expect(server.callsOf(listPath).map(({ body }) => body.scope)).toEqual(['mine']);
});

test.each([
  ['guest', /You are a guest here: monday shows you no other people's names/],
  ['viewer', /You are a viewer here: monday shows you no other people's names/],
] as const)(
  'a %s is told that monday shows no other names, and monday is not asked for any',
  async (role, line) => {
    const { frame } = await openView({ role, surface: 'board', server: own });
    await screen.findByText(line);
    await screen.findByText('Account 1');
    expect(frame.askedFor('api')).toEqual([]);
  },
);

test('who has connected nothing is told where connecting happens, and what is not listed', async () => {
  await openView({ role: 'member', surface: 'account' });
  const title = await screen.findByRole('heading', { name: /You connected nothing through/ });
  const state = within(title.closest('section') as HTMLElement);
  state.getByText(/Accounts are connected in monday's automations/);
  state.getByRole('button', { name: 'What is not listed?' });
});

test('more cards come by a button, too', async () => {
  await openView({
    role: 'member',
    server: {
      [listPath]: ({ body }) =>
        body.cursor
          ? json(page([connection(2)], { total: null, totalExact: null }))
          : json(page([connection(1)], { total: 2, nextCursor: 'second' })),
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  await screen.findByText('Account 2');
});

test('on a board an admin starts with their own connections, one click from everyone’s', async () => {
  const { server } = await openView({ role: 'admin', surface: 'board', server: own });
  await screen.findByRole('heading', { name: 'My connections' });
  await screen.findByText('Account 1');
  expect(server.callsOf(listPath).at(-1)?.body.scope).toBe('mine');
  await userEvent.click(screen.getByRole('button', { name: 'Everyone' }));
  await screen.findByRole('table');
});

test('monday is told that the app was of use when there is something to see, and only then', async () => {
  const { frame } = await openView({ role: 'member', server: own });
  await screen.findByText('Account 1');
  expect(frame.askedFor('execute valueCreatedForUser')).toHaveLength(1);
  cleanup();
  const { frame: empty } = await openView({ role: 'member' });
  await screen.findByRole('heading', { name: /You connected nothing through/ });
  expect(empty.askedFor('execute valueCreatedForUser')).toEqual([]);
});

test('a card leads to the case that is open for it, and to none where there is none', async () => {
  const caseId = '0197a000-0000-7000-8000-0000000000c0';
  const list = page([connection(1, { caseId, state: 'revoking' }), connection(2)]);
  const { frame } = await openView({
    role: 'member',
    surface: 'account',
    server: { [listPath]: () => json(list) },
  });
  const links = await screen.findAllByRole('button', { name: /^Open its case: / });
  expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
    expect.stringContaining('Account 1'),
  ]);
  await userEvent.click(links[0] as HTMLElement);
  expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
    query: { tab: 'cases', id: caseId },
  });
});

test('a card leads straight to the steps that take that connection back', async () => {
  const { frame } = await openView({ role: 'viewer', surface: 'board', server: own });
  await userEvent.click(
    await screen.findByRole('button', { name: /How to remove it: .*Account 2/ }),
  );
  expect(frame.askedFor('set location').at(-1)?.args.params).toEqual({
    query: { tab: 'my-connections', id: `steps:${connection(2).id}` },
  });
});
