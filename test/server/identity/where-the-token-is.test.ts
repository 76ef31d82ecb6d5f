import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type IdentitySetting,
  identityBody,
  person,
  providerToken,
  startIdentity,
} from '../../kit/identity.ts';
import { requestToken } from '../../kit/tokens.ts';

describe('where the token is', () => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity();
  });
  afterEach(() => setting.close());

  const call = (body: object) =>
    setting.server.identify(body, person, {
      headers: { authorization: requestToken(person), token: 'from-the-header' },
    });

  test('a header named "token" is taken where the body has none', async () => {
    expect((await call(identityBody({ token: undefined }))).statusCode).toBe(200);
    expect(setting.graph.requests[0]?.authorization).toBe('Bearer from-the-header');
  });

  test('null in the body is none', async () => {
    expect((await call(identityBody({ token: null }))).statusCode).toBe(200);
    expect(setting.graph.requests[0]?.authorization).toBe('Bearer from-the-header');
  });

  test('else the body has the word', async () => {
    expect((await call(identityBody())).statusCode).toBe(200);
    expect(setting.graph.requests[0]?.authorization).toBe(`Bearer ${providerToken}`);
  });

  // monday's own slack-node sample reads nothing but the token.
  // https://github.com/mondaycom/welcome-apps/tree/master/apps/slack-node
  test.each([
    ['the token alone', { userId: undefined, accountId: undefined }],
    ['null for the ids', { userId: null, accountId: null }],
    ['empty texts for the ids', { userId: '', accountId: '' }],
    ['a line break behind the token', { token: `${providerToken}\n` }],
    ['parameters that are a list', { userCredentialsParams: [] }],
    ['requested parameters that are a list', { tokenRequestedParams: [{ key: 'scope' }] }],
    ['a reference that is no id', { appFeatureReferenceId: { id: 5 } }],
    ['"Bearer " before the token', { token: `Bearer ${providerToken}` }],
    ['a field that nobody knows', { region: 'eu' }],
  ])('%s is enough: the signed token says whose it is', async (_name, extra) => {
    const answer = await setting.server.identify(identityBody(extra), person);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(setting.graph.requests.at(-1)?.authorization).toBe(`Bearer ${providerToken}`);
  });
});
