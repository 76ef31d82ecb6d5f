import { afterEach, expect, test } from 'vitest';
import type { ProviderId } from '../../../server/contract/common.ts';
import { runBlock } from '../../kit/runs.ts';
import { admin, type Connecting, startConnecting, token } from './connect.ts';
import { samples } from './samples.ts';
import { always, answering } from './stand-in.ts';

let connecting: Connecting | undefined;
afterEach(async () => {
  await connecting?.close();
  connecting = undefined;
});

const text = (contentType = 'text/plain; charset=utf-8') => ({ 'content-type': contentType });

/** A good token that may not ask whose it is, as each service was seen to say it. */
const accepted: [
  name: string,
  provider: ProviderId,
  status: number,
  body: unknown,
  headers: Record<string, string>,
][] = [
  [
    // https://www.dropbox.com/developers/documentation/http/documentation#error-handling
    'Dropbox, a scope is missing',
    'dropbox',
    401,
    {
      error_summary: 'missing_scope/..',
      error: { '.tag': 'missing_scope', required_scope: 'account_info.read' },
    },
    {},
  ],
  [
    'Dropbox, a token for a whole team',
    'dropbox',
    400,
    'Error in call to API function "users/get_current_account": This API function operates on a single Dropbox account, but the OAuth 2 access token you provided is for an entire Dropbox Business team.',
    text(),
  ],
  [
    'Graph, no permission for the profile',
    'microsoft',
    403,
    { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } },
    {},
  ],
  [
    'Google, in the header',
    'google',
    403,
    '',
    {
      ...text(),
      'www-authenticate':
        'Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="openid"',
    },
  ],
  [
    'Google, in the body',
    'google',
    403,
    { error: 'insufficient_scope', error_description: 'Request had insufficient scopes.' },
    {},
  ],
  ['Salesforce, a scope is missing', 'salesforce', 403, { error: 'insufficient_scope' }, {}],
  [
    'Salesforce, the user may not use the API',
    'salesforce',
    403,
    'This feature is not currently enabled for this user.',
    text('text/html'),
  ],
  ['Slack, a scope is missing', 'slack', 200, { ok: false, error: 'missing_scope' }, {}],
];

test.each(accepted)(
  '%s: 422, and what to change in the permissions',
  async (_name, id, ...said) => {
    const [status, body, headers] = said;
    connecting = await startConnecting(id, { behave: always(body, { status, headers }) });
    const { detail, ...problem } = (await connecting.connect()).json();
    expect(problem).toMatchObject({
      status: 422,
      type: 'urn:keyholder:problem:provider-unreadable',
    });
    expect(detail).toContain('accepts the token');
    expect(detail).toMatch(/scopes of the credential in monday/);
    expect(detail).toContain('Nothing was recorded.');
    expect(await connecting.connections()).toEqual([]);
  },
);

test.each(accepted)('%s: a run counts, and says that it works', async (_name, id, ...said) => {
  const [status, body, headers] = said;
  connecting = await startConnecting(id, { behave: answering(samples[id].good) });
  await connecting.connect();
  const credential = {
    userCredentialsId: 5,
    accessToken: token,
    userCredentialsParams: samples[id].parameters,
  };
  const run = () =>
    runBlock(connecting?.server ?? expect.fail(), admin, {
      credentialsValues: { [id]: credential },
    });
  await run();
  connecting.standIn.behave = always(body, { status, headers });
  const { outputFields } = (await run()).json();
  expect(outputFields).toMatchObject({ works: true, displayName: '' });
  expect(outputFields.reason).toContain('scopes of the credential in monday');
  const [connection] = await connecting.connections();
  const detail = await connecting.server.get(`/api/connections/${connection?.id}`, admin);
  expect(detail.json().uses).toMatchObject([{ runs: 2 }]);
});

const refused: typeof accepted = [
  [
    'Dropbox, a token that is over',
    'dropbox',
    401,
    { error_summary: 'expired_access_token/', error: { '.tag': 'expired_access_token' } },
    {},
  ],
  [
    'Dropbox, a token that is none',
    'dropbox',
    400,
    'Error in call to API function "users/get_current_account": The given OAuth 2 access token is malformed.',
    text(),
  ],
  ['Graph, another 403', 'microsoft', 403, { error: { code: 'Forbidden', message: 'no' } }, {}],
  ['Google, another 403', 'google', 403, { error: 'access_denied' }, {}],
  ['Salesforce, a bad token', 'salesforce', 403, 'Bad_OAuth_Token', text()],
];

test.each(refused)('%s: refused', async (_name, id, status, body, headers) => {
  connecting = await startConnecting(id, { behave: always(body, { status, headers }) });
  expect((await connecting.connect()).json()).toMatchObject({
    status: 422,
    type: 'urn:keyholder:problem:provider-refused',
  });
});

test('Google answers 401 to a bad token and to one without the profile: both are named', async () => {
  const body = { error: 'invalid_request', error_description: 'Invalid Credentials' };
  connecting = await startConnecting('google', { behave: always(body, { status: 401 }) });
  const { detail, type } = (await connecting.connect()).json();
  expect(type).toBe('urn:keyholder:problem:provider-refused');
  expect(detail).toContain('Google answers both alike');
  expect(detail).toContain('"openid", "email" and "profile"');
});
