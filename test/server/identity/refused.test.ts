import jwt from 'jsonwebtoken';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identityPath } from '../../kit/environment.ts';
import {
  type IdentitySetting,
  identityBody,
  person,
  providerToken,
  startIdentity,
} from '../../kit/identity.ts';
import { requestClaims, requestToken, sessionToken, signingSecret } from '../../kit/tokens.ts';

let setting: IdentitySetting;
beforeEach(async () => {
  setting = await startIdentity();
});
afterEach(async () => {
  expect(await setting.recorded()).toEqual([]);
  expect(setting.graph.requests).toEqual([]);
  await setting.close();
});

const call = (authorization: string | undefined, body: object = identityBody()) =>
  setting.server.app.inject({
    method: 'POST',
    url: identityPath,
    headers: authorization === undefined ? {} : { authorization },
    payload: body,
  });

test.each([
  ['no token', undefined, 'token-missing'],
  ['an empty one', 'Bearer ', 'token-missing'],
  ['another scheme', 'Basic dXNlcjpwYXNz', 'token-malformed'],
  ['a session token', sessionToken(person), 'token-signature'],
  ['a session token by the wrong secret', sessionToken(person, signingSecret), 'token-claims'],
  [
    'another secret',
    requestToken(person, undefined, 'another-secret-0123456789'),
    'token-signature',
  ],
  ['no signature', jwt.sign(requestClaims(person), '', { algorithm: 'none' }), 'token-malformed'],
  [
    'a token for another path',
    requestToken(person, 'https://keyholder.example.com/x'),
    'token-audience',
  ],
  [
    'an expired one',
    jwt.sign({ ...requestClaims(person), exp: 1_700_000_000 }, signingSecret),
    'token-expired',
  ],
])('%s is not monday: 401', async (_name, authorization, reason) => {
  const answer = await call(authorization);
  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ type: `urn:keyholder:problem:${reason}`, status: 401 });
  expect(answer.headers['www-authenticate']).toBe('Bearer');
});

test('the caller is known before the body is read', async () => {
  const answer = await setting.server.app.inject({
    method: 'POST',
    url: identityPath,
    headers: { 'content-type': 'application/json' },
    payload: '{"token": "broken',
  });
  expect(answer.statusCode).toBe(401);
});

test.each([{ userId: 43 }, { accountId: 778 }, { userId: '43' }, { accountId: '0777' }])(
  'a body that names others than the token is refused: %o',
  async (extra) => {
    const answer = await call(requestToken(person), identityBody(extra));
    expect(answer.statusCode).toBe(403);
    expect(answer.json().type).toBe('urn:keyholder:problem:token-and-body-differ');
  },
);

test.each([
  ['a user that is an object', { userId: { $ne: 1 } }, '/userId'],
  ['a fraction', { accountId: 1.5 }, '/accountId'],
  ['an account in words', { accountId: 'mine' }, '/accountId'],
  ['no token', { token: undefined }, '/token'],
  ['an empty token', { token: '' }, '/token'],
  ['a token of two lines', { token: 'one\r\nx-evil: 1' }, '/token'],
  ['a token that is a list', { token: ['one'] }, '/token'],
  ['a token in another script', { token: 'טוקן' }, '/token'],
  ['a token of 17 KB', { token: 'x'.repeat(17 * 1024) }, '/token'],
])('%s is a bad body, with a pointer', async (_name, extra, pointer) => {
  const answer = await call(requestToken(person), identityBody(extra));
  expect(answer.statusCode, answer.body).toBe(400);
  expect(answer.json().errors[0].pointer).toBe(pointer);
  expect(answer.body).not.toContain(providerToken);
});

test.each(['unknown', 'api-token', '__proto__', 'x'.repeat(99)])(
  'an unknown provider "%s" is 404',
  async (provider) => {
    const path = `/monday/credentials/${provider}/identity`;
    const answer = await setting.server.app.inject({
      method: 'POST',
      url: path,
      headers: { authorization: requestToken(person) },
      payload: identityBody(),
    });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ status: 404 });
  },
);
