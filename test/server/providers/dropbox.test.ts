import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connecting, startConnecting } from './connect.ts';
import { always } from './stand-in.ts';

let dropbox: Connecting;
beforeAll(async () => {
  dropbox = await startConnecting('dropbox');
});
afterAll(() => dropbox.close());

const account = { account_id: 'dbid:1', name: { display_name: 'Ada' }, email: 'ada@contoso.com' };

async function connected(answer: object) {
  dropbox.standIn.behave = always(answer);
  await dropbox.connect();
  return (await dropbox.connections())[0];
}

test('an account in a team belongs to the team', async () => {
  const team = { id: 'dbtid:9', name: 'Contoso' };
  expect(await connected({ ...account, team, team_member_id: 'dbmid:3' })).toMatchObject({
    providerUniqueIdentifier: 'dbid:1',
    organization: team,
    accountType: 'work',
  });
});

test('who leaves the team keeps the account: the same connection, personal now', async () => {
  expect(await connected(account)).toMatchObject({
    providerUniqueIdentifier: 'dbid:1',
    organization: null,
    accountType: 'personal',
    timesConnected: 2,
  });
});

test('the question is a POST without a body, as Dropbox wants it', async () => {
  dropbox.standIn.forget();
  await connected(account);
  const [call] = dropbox.standIn.calls;
  expect(call).toMatchObject({ method: 'POST', body: '' });
  expect(call?.headers).not.toHaveProperty('content-type');
});
