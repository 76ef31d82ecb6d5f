import type { ProviderId } from '../../../server/contract/common.ts';

/** Stand-in of a provider, with its answers to a good token. */
export interface ProviderSample {
  environment(url: string): Record<string, string>;
  /** Answers by path. */
  good: Record<string, unknown>;
  /** The first path asked. */
  path: string;
  method: 'GET' | 'POST';
  parameters: Record<string, unknown>;
  identifier: string | RegExp;
  displayName: string;
  /** The first answer with something else as the name. */
  named(name: string): unknown;
}

const me = {
  id: '22222222-2222-4222-8222-222222222222',
  displayName: 'Ada Lovelace',
  mail: 'ada@contoso.com',
  userPrincipalName: 'ada@contoso.com',
};
const tenant = '11111111-1111-4111-8111-111111111111';
const userinfo = { sub: '1084', name: 'Ada Lovelace', email: 'ada@example.com' };
const authTest = {
  ok: true,
  team_id: 'T024BE7LD',
  team: 'Contoso',
  user_id: 'U023BECGF',
  user: 'ada',
};
const dropboxAccount = {
  account_id: 'dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc',
  name: { display_name: 'Ada Lovelace' },
  email: 'ada@example.com',
};
const salesforceUser = {
  organization_id: '00D5g00000ABCDEEA5',
  user_id: '0055g00000IJKLMAA5',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
};

export const identityKey = Buffer.alloc(32, 7).toString('base64');

/** One sample a provider: a new provider without one does not compile. */
export const samples: Record<ProviderId, ProviderSample> = {
  microsoft: {
    environment: (url) => ({ MICROSOFT_GRAPH_URL: url }),
    good: { '/me': me, '/organization': { value: [{ id: tenant, displayName: 'Contoso' }] } },
    path: '/me',
    method: 'GET',
    parameters: {},
    identifier: `${tenant}:${me.id}`,
    displayName: 'Ada Lovelace',
    named: (displayName) => ({ ...me, displayName }),
  },
  google: {
    environment: (url) => ({ GOOGLE_USERINFO_URL: `${url}/userinfo` }),
    good: { '/userinfo': userinfo },
    path: '/userinfo',
    method: 'GET',
    parameters: {},
    identifier: '1084',
    displayName: 'Ada Lovelace',
    named: (name) => ({ ...userinfo, name }),
  },
  slack: {
    environment: (url) => ({ SLACK_API_URL: `${url}/api` }),
    good: {
      '/api/auth.test': authTest,
      '/api/users.info': { ok: true, user: { profile: { real_name: 'Ada Lovelace' } } },
    },
    path: '/api/auth.test',
    method: 'POST',
    parameters: {},
    identifier: 'T024BE7LD:U023BECGF',
    displayName: 'Ada Lovelace',
    named: (user) => ({ ...authTest, user }),
  },
  dropbox: {
    environment: (url) => ({ DROPBOX_API_URL: `${url}/2` }),
    good: { '/2/users/get_current_account': dropboxAccount },
    path: '/2/users/get_current_account',
    method: 'POST',
    parameters: {},
    identifier: dropboxAccount.account_id,
    displayName: 'Ada Lovelace',
    named: (display_name) => ({ ...dropboxAccount, name: { display_name } }),
  },
  salesforce: {
    environment: (url) => ({ SALESFORCE_URL_TEMPLATE: `${url}/{subdomain}` }),
    good: { '/acme/services/oauth2/userinfo': salesforceUser },
    path: '/acme/services/oauth2/userinfo',
    method: 'GET',
    parameters: { subdomain: 'acme' },
    identifier: '00D5g00000ABCDEEA5:0055g00000IJKLMAA5',
    displayName: 'Ada Lovelace',
    named: (name) => ({ ...salesforceUser, name }),
  },
  'api-token': {
    environment: (url) => ({
      IDENTITY_KEY: identityKey,
      API_TOKEN_IDENTITY_URL: `${url}/owner`,
    }),
    good: { '/owner': { displayName: 'Ada Lovelace', email: 'ada@example.com' } },
    path: '/owner',
    method: 'GET',
    parameters: {},
    identifier: /^v1\.[\w-]{43}$/,
    displayName: 'Ada Lovelace',
    named: (displayName) => ({ displayName }),
  },
};
