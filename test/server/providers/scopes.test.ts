import { describe, expect, test } from 'vitest';
import { allProviders, rulesOf } from '../../../server/providers/registry.ts';
import { admin, startConnecting } from './connect.ts';

const providers = new Map(
  allProviders({ MICROSOFT_CLOUD: 'global' }).map((provider) => [provider.id, provider]),
);
const provider = (id: Parameters<typeof providers.get>[0]) => {
  const found = providers.get(id);
  if (!found) throw new Error(`no provider ${id}`);
  return found;
};

describe('what a token response grants', () => {
  test.each([
    ['microsoft', 'openid  User.Read\nMail.Read', ['openid', 'User.Read', 'Mail.Read']],
    ['microsoft', 'https://graph.microsoft.com/User.Read', ['User.Read']],
    ['slack', 'users:read,users:read.email', ['users:read', 'users:read.email']],
    ['slack', 'users:read, chat:write', ['users:read', 'chat:write']],
    [
      'dropbox',
      'account_info.read files.content.read',
      ['account_info.read', 'files.content.read'],
    ],
    ['salesforce', ['openid', 'id refresh_token'], ['openid', 'id', 'refresh_token']],
    ['google', 'openid openid email', ['openid', 'email']],
  ] as const)('%s: %j', (id, scope, expected) => {
    expect(provider(id).grantedScopes({ scope })).toEqual(expected);
  });

  test.each([
    [null],
    [undefined],
    [{}],
    [{ scope: '' }],
    [{ scope: ' , ' }],
    [{ scope: null }],
    [{ scope: 7 }],
    [{ scope: { a: 'b' } }],
    [{ scope: [1, null] }],
    [{ scope: '"quoted"' }],
    [{ scope: 'x'.repeat(256) }],
  ])('%j names none', (response) => {
    for (const one of providers.values()) expect(one.grantedScopes(response)).toBeNull();
  });

  test('is cut at a hundred scopes', () => {
    const scope = Array.from({ length: 500 }, (_, index) => `scope-${index}`).join(' ');
    expect(provider('google').grantedScopes({ scope })).toHaveLength(100);
  });
});

describe.each([...providers.values()])('$id', (one) => {
  test('describes every scope that it asks for, none of them risky', () => {
    for (const name of one.requestedScopes) {
      expect(one.describeScope(name)).toMatchObject({ risk: 'low' });
    }
  });

  test('has a sentence and a key of its own for each scope that it knows', () => {
    const keys = one.knownScopes.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, reason } of one.knownScopes) {
      expect(key).toMatch(new RegExp(`^${one.id}-[a-z0-9-]+$`));
      expect(reason).toMatch(/^[A-Z].{10,150}\.$/);
    }
  });

  test('says of a scope that no one knows that no one knows it', () => {
    const unknown = one.describeScope('Brand.New.Scope');
    expect(unknown).toMatchObject({ key: 'unknown', risk: 'unknown' });
    expect(one.riskOf(['Brand.New.Scope'])).toBe('unknown');
    expect(one.riskOf([])).toBe('unknown');
  });
});

test.each([
  ['microsoft', ['openid', 'User.Read'], 'low'],
  ['microsoft', ['User.Read', 'Calendars.Read'], 'medium'],
  ['microsoft', ['user.read', 'mail.read'], 'high'],
  ['microsoft', ['Files.ReadWrite.All'], 'high'],
  ['microsoft', ['User.Read', 'Brand.New'], 'unknown'],
  ['microsoft', ['Mail.Read', 'Brand.New'], 'high'],
  ['google', ['openid', 'https://www.googleapis.com/auth/drive.file'], 'low'],
  ['google', ['https://www.googleapis.com/auth/calendar.events'], 'medium'],
  ['google', ['https://www.googleapis.com/auth/gmail.modify'], 'high'],
  ['google', ['https://mail.google.com/'], 'high'],
  ['slack', ['users:read', 'chat:write'], 'medium'],
  ['slack', ['im:history'], 'high'],
  ['slack', ['admin.users:write'], 'high'],
  ['dropbox', ['files.metadata.read'], 'medium'],
  ['dropbox', ['files.content.write'], 'high'],
  ['salesforce', ['id', 'refresh_token'], 'low'],
  ['salesforce', ['api', 'refresh_token'], 'high'],
  ['salesforce', ['full'], 'high'],
] as const)('%s with %j: risk %s', (id, scopes, risk) => {
  expect(provider(id).riskOf(scopes)).toBe(risk);
});

test.each([
  ['microsoft', ['User.Read'], 'lasting'],
  ['google', ['openid'], 'lasting'],
  ['slack', ['users:read'], 'lasting'],
  ['dropbox', ['account_info.read'], 'lasting'],
  ['salesforce', ['api', 'refresh_token'], 'lasting'],
  ['salesforce', ['api', 'offline_access'], 'lasting'],
  ['salesforce', ['full'], 'temporary'],
  ['salesforce', [], 'unknown'],
  ['api-token', [], 'lasting'],
] as const)('%s with %j: access is %s', (id, scopes, access) => {
  expect(provider(id).accessWith(scopes)).toBe(access);
});

test('a list says which scopes were granted, and which are only asked for', async () => {
  const connecting = await startConnecting('slack');
  await connecting.connect({ tokenRequestedParams: { scope: 'users:read,im:history' } });
  expect(await connecting.connections()).toMatchObject([
    {
      scopes: [
        { name: 'users:read', source: 'granted' },
        { name: 'im:history', source: 'granted' },
      ],
      risk: 'high',
    },
  ]);
  await connecting.connect({ tokenRequestedParams: {} }, { ...admin, userId: 43 });
  const [latest] = await connecting.connections();
  expect(latest).toMatchObject({
    userId: '43',
    scopes: [
      { name: 'users:read', source: 'requested' },
      { name: 'users:read.email', source: 'requested' },
    ],
    risk: 'low',
  });
  await connecting.close();
});

test('what only an admin can have allowed is known by name, whatever its case, and only at Microsoft', () => {
  const { adminConsentNeeded } = rulesOf('microsoft');
  const people = ['openid', 'User.Read', 'Mail.ReadWrite', 'Files.Read.All', 'Calendars.ReadBasic'];
  const admins = ['Group.Read.All', 'directory.read.all', 'User.Read.All', 'eDiscovery.Read.All'];
  expect(adminConsentNeeded([...people, ...admins, '', 'No.Such'])).toEqual(admins);
  expect(rulesOf('slack').adminConsentNeeded(['admin'])).toEqual([]);
});
