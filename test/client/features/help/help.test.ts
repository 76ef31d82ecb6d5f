import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Role } from '../../../../server/contract/common.ts';
import { providers } from '../../kit/providers.ts';
import { json, problem } from '../../kit/server.ts';
import { openView, providersPath } from '../../kit/view.ts';

const open = (role: Role = 'member', server = {}) =>
  openView({ role, answers: { 'get location': () => ({ search: '?tab=help' }) }, server });
const section = async (name: string) => within(await screen.findByRole('region', { name }));

test('which features of monday can use credentials is answered with who says so', async () => {
  await open();
  const features = await section('Which features of monday can use them');
  features.getByText('Sidekick skills');
  features.getByText(/monday's migration guide, read on 24 Nov 2026/);
  features.getByRole('link', { name: /Source for .Sidekick skills/ });
});

test('each permission that is asked for has its reason, its risk and whether it lasts', async () => {
  await open();
  const list = within(
    await screen.findByRole('list', { name: 'Permissions asked for at Microsoft 365' }),
  );
  list.getByText('Mail.Read');
  list.getByText(/Reads mail, for example/);
  list.getByText('High risk');
  list.getByText('Long-lived: refreshes by itself');
  const token = await section('API token');
  token.getByText(/An API token is pasted, so nothing is asked for/);
});

test.each(['admin', 'member', 'guest', 'viewer'] as const)(
  'a %s learns who stores what, what is not listed, and how to revoke access',
  async (role) => {
    const { frame } = await open(role);
    await screen.findByRole('heading', { level: 1, name: 'Help' });
    await screen.findByText('My Apps');
    screen.getByText(/the secret, and what renews it/);
    const missing = await section('What is not listed, and why');
    expect(missing.getAllByRole('listitem')).toHaveLength(5);
    const guide = screen.getByRole<HTMLAnchorElement>('link', { name: /how to remove access/ });
    expect(new URL(guide.href).pathname).toBe('/guide');
    expect(frame.askedFor('api')).toEqual([]);
  },
);

test('what needs no server stays when the rest cannot be loaded', async () => {
  let isBroken = true;
  await open('member', {
    [providersPath]: () =>
      isBroken ? problem(500, 'about:blank', 'Catalogue is away.') : json(providers),
  });
  await screen.findByText('Catalogue is away.');
  await section('What workflow credentials are');
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Sidekick skills');
});
