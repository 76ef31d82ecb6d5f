import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connecting, startConnecting, token } from './connect.ts';
import { always, answering } from './stand-in.ts';

let slack: Connecting;
beforeAll(async () => {
  slack = await startConnecting('slack');
});
afterAll(() => slack.close());

const authTest = { ok: true, team_id: 'T1', team: 'Contoso', user_id: 'U1', user: 'ada' };

async function connected(test: object, info: object = { ok: false, error: 'missing_scope' }) {
  slack.standIn.behave = answering({ '/api/auth.test': test, '/api/users.info': info });
  const { providerUniqueIdentifier } = (await slack.connect()).json();
  const all = await slack.connections();
  return all.find((one) => one.providerUniqueIdentifier === providerUniqueIdentifier);
}

test('a person of a workspace: the workspace is the organization', async () => {
  const info = { ok: true, user: { profile: { real_name: 'Ada L', email: 'ada@contoso.com' } } };
  expect(await connected(authTest, info)).toMatchObject({
    providerUniqueIdentifier: 'T1:U1',
    displayName: 'Ada L',
    email: 'ada@contoso.com',
    organization: { id: 'T1', name: 'Contoso' },
    accountType: 'work',
  });
});

test('in an Enterprise organization its id comes first', async () => {
  const enterprise = { ...authTest, enterprise_id: 'E9', user_id: 'W1' };
  expect((await connected(enterprise))?.providerUniqueIdentifier).toBe('E9:T1:W1');
});

test('a workspace that joins an Enterprise organization keeps its connections', async () => {
  const before = { ...authTest, user_id: 'U7' };
  await connected(before);
  const after = await connected({ ...before, enterprise_id: 'E9' });
  expect(after).toMatchObject({ providerUniqueIdentifier: 'E9:T1:U7', timesConnected: 2 });
  const keys = (await slack.connections()).map((one) => one.providerUniqueIdentifier);
  expect(keys).not.toContain('T1:U7');
});

test.each([
  ['is not allowed', { ok: false, error: 'missing_scope' }],
  ['is garbage', '<html>'],
  ['is empty', { ok: true, user: {} }],
])('when the question for the profile %s, the handle is the name', async (_name, info) => {
  const test = { ...authTest, user_id: 'U2' };
  expect(await connected(test, info as object)).toMatchObject({ displayName: 'ada', email: null });
});

test.each([
  ['invalid_auth', 422, 'provider-refused'],
  ['token_revoked', 422, 'provider-refused'],
  ['token_expired', 422, 'provider-refused'],
  ['account_inactive', 422, 'provider-refused'],
  ['not_allowed_token_type', 422, 'provider-unreadable'],
  ['missing_scope', 422, 'provider-unreadable'],
  ['no_permission', 422, 'provider-unreadable'],
  ['team_access_not_granted', 422, 'provider-refused'],
  ['two_factor_setup_required', 422, 'provider-refused'],
  ['accesslimited', 422, 'provider-refused'],
  ['enterprise_is_restricted', 422, 'provider-refused'],
  ['org_login_required', 422, 'provider-refused'],
  ['ekm_access_denied', 422, 'provider-refused'],
  ['access_denied', 422, 'provider-refused'],
  ['an_error_of_next_year', 422, 'provider-refused'],
  ['internal_error', 502, 'provider-unavailable'],
  ['fatal_error', 502, 'provider-unavailable'],
  ['ratelimited', 502, 'provider-unavailable'],
  ['team_added_to_org', 502, 'provider-unavailable'],
  [`odd ${token}`, 502, 'provider-unavailable'],
])('HTTP 200 with ok: false and "%s" is %i', async (error, status, type) => {
  const before = await slack.connections();
  slack.standIn.behave = always({ ok: false, error });
  const reply = await slack.connect();
  expect(reply.json()).toMatchObject({ status, type: `urn:keyholder:problem:${type}` });
  expect(reply.body + slack.server.logLines.join()).not.toContain(error);
  expect(await slack.connections()).toEqual(before);
});

test('what does not pass by itself says who must act, and never to try in a few minutes', async () => {
  for (const error of ['team_access_not_granted', 'two_factor_setup_required', 'missing_scope']) {
    slack.standIn.behave = always({ ok: false, error });
    const { detail } = (await slack.connect()).json();
    expect(detail).not.toContain('in a few minutes');
    expect(detail).toMatch(/owner or admin|The person must|Add "users:read"/);
  }
});

test('an id that would change the address of the second question is not taken', async () => {
  slack.standIn.forget();
  slack.standIn.behave = always({ ...authTest, user_id: 'U1&admin=1' });
  expect((await slack.connect()).statusCode).toBe(502);
  expect(slack.standIn.calls).toHaveLength(1);
});
