import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { chooseOption } from '../../kit/choose.ts';
import { type Call, json } from '../../kit/server.ts';
import { openView } from '../../kit/view.ts';
import { brief, dryRun } from './dry-run-samples.ts';

const organization = { id: 'tenant', name: 'Contoso' };
const own = brief(1, { email: 'dana@contoso.example', userId: '201', organization });
const shared = brief(2, {
  displayName: 'Sales Mailbox',
  email: 'sales@contoso.example',
  userId: '201',
  organization,
  alsoUsedBy: { count: 2, userIds: ['202'] },
});

const user = (id: string, name: string, email: string) => ({
  ...{ id, name, email, status: 'ACTIVE', is_deleted: false, photo_url: null },
});
const users = [
  user('201', 'Dana Cole', 'Dana@contoso.example'),
  user('202', 'Jonas Weber', 'jonas@contoso.example'),
];

const isDryRun = ({ url }: Call) => url.includes('dryRun=true');

const open = () =>
  openView({
    role: 'admin',
    answers: {
      'get location': () => ({ search: '?app[tab]=cases&app[id]=new' }),
      api: () => ({ data: { users } }),
    },
    server: {
      '/api/cases': (call) =>
        json(
          isDryRun(call)
            ? dryRun({ chosen: { count: 2, people: 1, connections: [own, shared] } })
            : { items: [], nextCursor: null },
        ),
      '/api/organizations': () => json({ items: [] }),
    },
  });

test('a leaver’s own account is found by its address; a shared one is marked and left alone', async () => {
  const { server } = await open();
  const asked = () => server.callsOf('/api/cases').filter(isDryRun).at(-1)?.body.ownAccounts;
  await userEvent.click(await screen.findByRole('radio', { name: 'Person left' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Everything of one person' }));
  await userEvent.type(await screen.findByRole('combobox', { name: 'Person' }), 'dan');
  await chooseOption(/^Dana Cole/);
  await waitFor(() => expect(asked()).toEqual([own.id]));
  const box = (name: string) =>
    screen.findByRole<HTMLInputElement>('checkbox', {
      name: `is the person's own account: ${name}, Microsoft 365`,
    });
  expect((await box(own.displayName)).checked).toBe(true);
  expect((await box('Sales Mailbox')).checked).toBe(false);
  const chosen = within(screen.getByRole('list', { name: 'Chosen' }));
  chosen.getByText(/also used by .*Jonas Weber.* and 1 more/);

  await userEvent.click(await box(own.displayName));
  await waitFor(async () => expect((await box(own.displayName)).checked).toBe(false));
  await userEvent.click(await box('Sales Mailbox'));
  await waitFor(() => expect(asked()).toEqual([shared.id]));
});
