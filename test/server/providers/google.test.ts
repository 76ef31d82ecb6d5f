import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connecting, startConnecting } from './connect.ts';
import { always } from './stand-in.ts';

let google: Connecting;
beforeAll(async () => {
  google = await startConnecting('google');
});
afterAll(() => google.close());

async function connected(answer: object) {
  google.standIn.behave = always(answer);
  const { providerUniqueIdentifier } = (await google.connect()).json();
  const all = await google.connections();
  return all.find((one) => one.providerUniqueIdentifier === providerUniqueIdentifier);
}

test('an account of a Workspace belongs to its domain', async () => {
  const workspace = { sub: '1', name: 'Ada', email: 'ada@contoso.com', hd: 'Contoso.com' };
  expect(await connected(workspace)).toMatchObject({
    providerUniqueIdentifier: '1',
    email: 'ada@contoso.com',
    organization: { id: 'contoso.com', name: 'contoso.com' },
    accountType: 'work',
  });
});

test('an account without a Workspace is personal, and belongs to no one', async () => {
  expect(await connected({ sub: '2', name: 'Ada', email: 'ada@gmail.com' })).toMatchObject({
    organization: null,
    accountType: 'personal',
  });
});

test('two accounts that had one e-mail address after another are two', async () => {
  await connected({ sub: '3', email: 'sales@contoso.com' });
  await connected({ sub: '4', email: 'sales@contoso.com' });
  const sales = (await google.connections()).filter(({ email }) => email === 'sales@contoso.com');
  expect(sales.map((one) => one.providerUniqueIdentifier).sort()).toEqual(['3', '4']);
});

test.each([
  [{ sub: '5', email: 'ada@gmail.com' }, 'ada@gmail.com'],
  [{ sub: '6', name: ' \u202e ', email: 'no address' }, '6'],
])('without a name, %o is called %s', async (answer, displayName) => {
  expect(await connected(answer)).toMatchObject({ displayName });
});
