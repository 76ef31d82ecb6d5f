import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type IdentitySetting, identityBody, person, startIdentity } from '../../kit/identity.ts';

describe('granted scopes', () => {
  let setting: IdentitySetting;
  beforeEach(async () => {
    setting = await startIdentity();
  });
  afterEach(() => setting.close());

  test.each([
    ['User.Read Mail.Read', ['User.Read', 'Mail.Read'], 'granted', 'high'],
    [' User.Read  User.Read ', ['User.Read'], 'granted', 'low'],
    ['https://graph.microsoft.com/Tasks.Read', ['Tasks.Read'], 'granted', 'medium'],
    [undefined, ['openid', 'profile', 'offline_access', 'User.Read'], 'requested', 'low'],
    ['', ['openid', 'profile', 'offline_access', 'User.Read'], 'requested', 'low'],
    [['User.Read', 'Mail.Read'], ['User.Read', 'Mail.Read'], 'granted', 'high'],
    [17, ['openid', 'profile', 'offline_access', 'User.Read'], 'requested', 'low'],
  ])('%o of the token response is kept as %o (%s)', async (scope, names, source, risk) => {
    const body = identityBody({ tokenRequestedParams: { scope, refresh_token: 'never-kept' } });
    expect((await setting.server.identify(body, person)).statusCode).toBe(200);
    const [row] = await setting.recorded();
    expect(row?.scopes).toEqual(names.map((name) => ({ name, source })));
    expect(row?.risk).toBe(risk);
  });

  test('a token response that is absent or null is no fault', async () => {
    for (const params of [null, undefined]) {
      const body = identityBody({
        tokenRequestedParams: params,
        callbackRequestedParams: params,
        userCredentialsParams: params,
        appFeatureReferenceId: params,
      });
      expect((await setting.server.identify(body, person)).statusCode).toBe(200);
    }
  });
});
