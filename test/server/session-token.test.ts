import { createHmac } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { describe, expect, test } from 'vitest';
import { createSessionCheck } from '../../server/auth/session-token.ts';
import { TokenRefused } from '../../server/auth/token-check.ts';
import {
  clientId,
  clientSecret,
  requestToken,
  sessionClaims,
  sessionToken,
  signingSecret,
} from '../kit/tokens.ts';

const check = createSessionCheck({ clientId, clientSecrets: [clientSecret] });
const caller = { accountId: 777, userId: 42 };

function reasonFor(token: string): string {
  try {
    check(token);
  } catch (error) {
    if (error instanceof TokenRefused) return error.reason;
    throw error;
  }
  return 'accepted';
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with any header and claims, signed as asked. */
function forge(header: object, claims: object, secret: string | null = clientSecret): string {
  const content = `${encode(header)}.${encode(claims)}`;
  const signature =
    secret === null ? '' : createHmac('sha256', secret).update(content).digest('base64url');
  return `${content}.${signature}`;
}

const claimsWith = (dat: object) => {
  const claims = sessionClaims(caller);
  return { ...claims, dat: { ...claims.dat, ...dat } };
};
const signed = (claims: object) => forge({ alg: 'HS256', typ: 'JWT' }, claims);

test('gives account and user as text', () => {
  expect(check(sessionToken(caller))).toEqual({ accountId: '777', userId: '42', role: 'member' });
});

describe('role', () => {
  test.each([
    [{ is_admin: true }, 'admin'],
    [{}, 'member'],
    [{ is_guest: true }, 'guest'],
    [{ is_view_only: true }, 'viewer'],
    [{ is_admin: true, is_view_only: true, is_guest: true }, 'viewer'],
    [{ is_admin: true, is_guest: true }, 'guest'],
    [{ is_admin: true, user_kind: 'portal' }, 'viewer'],
    [{ is_admin: true, user_kind: 'ADMIN' }, 'admin'],
    [{ is_admin: undefined, is_guest: undefined, is_view_only: undefined }, 'member'],
  ])('%o is %s', (dat, role) => {
    expect(check(signed(claimsWith(dat))).role).toBe(role);
  });

  test.each([
    { is_admin: 'true' },
    { is_admin: 1 },
    { is_guest: 'false' },
    { is_view_only: true, is_admin: 0 },
  ])('refuses a flag that is no boolean: %o', (dat) => {
    expect(reasonFor(signed(claimsWith(dat)))).toBe('token-claims');
  });
});

describe('attacks', () => {
  const claims = sessionClaims({ ...caller, kind: 'admin' });
  const good = sessionToken(caller);
  const [header = '', payload = '', signature = ''] = good.split('.');

  test.each(['none', 'None', 'NONE', 'nOnE'])('alg %s without a signature', (alg) => {
    expect(reasonFor(forge({ alg, typ: 'JWT' }, claims, null))).not.toBe('accepted');
    expect(reasonFor(forge({ alg, typ: 'JWT' }, claims))).not.toBe('accepted');
  });

  test.each(['HS384', 'HS512', 'RS256', 'ES256'])('alg %s', (alg) => {
    expect(reasonFor(forge({ alg }, claims))).not.toBe('accepted');
  });

  test('a good HS512 signature', () => {
    expect(reasonFor(jwt.sign(claims, clientSecret, { algorithm: 'HS512' }))).toBe(
      'token-algorithm',
    );
  });

  test.each([
    { jwk: { kty: 'oct', k: encode('x') } },
    { jku: 'https://evil.example/keys' },
    { x5u: 'https://evil.example/cert' },
    { kid: '../../../../dev/null' },
    { kid: "x' union select 'secret" },
  ])('header %o leads to no other key', (extra) => {
    expect(reasonFor(forge({ alg: 'HS256', ...extra }, claims, 'attackers-own-secret'))).toBe(
      'token-signature',
    );
    expect(reasonFor(forge({ alg: 'HS256', ...extra }, claims, ''))).toBe('token-signature');
  });

  test('a critical header extension', () => {
    expect(reasonFor(forge({ alg: 'HS256', crit: ['exp'] }, claims))).toBe('token-malformed');
  });

  test('an empty signature', () => {
    expect(reasonFor(`${header}.${payload}.`)).toBe('token-malformed');
  });

  test('another text for the same signature', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(signature.at(-1) ?? '');
    const twin = `${signature.slice(0, -1)}${alphabet[last + 1]}`;
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    expect(reasonFor(`${header}.${payload}.${twin}`)).toBe('token-malformed');
  });

  test.each([
    ['padding', `${good}=`],
    ['white space', ` ${good}`],
    ['a line end', `${good}\n`],
    ['four parts', `${good}.${signature}`],
    ['two parts', `${header}.${payload}`],
    ['nothing', ''],
    ['ordinary base64', good.replaceAll('-', '+').replaceAll('_', '/').concat('+')],
  ])('%s', (_name, token) => {
    expect(reasonFor(token)).toBe('token-malformed');
  });

  test('more than 8 KB', () => {
    expect(reasonFor(signed({ ...claims, filler: 'x'.repeat(8192) }))).toBe('token-malformed');
  });

  test('changed claims', () => {
    expect(reasonFor(`${header}.${encode(claims)}.${signature}`)).toBe('token-signature');
  });
});

describe('time', () => {
  const now = Math.floor(Date.now() / 1000);
  test.each([
    ['expired', { exp: now - 60 }, 'token-expired'],
    ['expired within the tolerance', { exp: now - 2 }, 'accepted'],
    ['not yet valid', { nbf: now + 60 }, 'token-not-yet-valid'],
    ['no exp', { exp: undefined }, 'token-malformed'],
    ['exp as text', { exp: '2099-01-01T00:00:00Z' }, 'token-malformed'],
    ['exp null', { exp: null }, 'token-malformed'],
  ])('%s', (_name, change, reason) => {
    expect(reasonFor(signed({ ...sessionClaims(caller), ...change }))).toBe(reason);
  });
});

describe('claims', () => {
  test.each([
    ['of another app', { client_id: 'another-app' }],
    ['without an account', { account_id: undefined }],
    ['with a negative user', { user_id: -1 }],
    ['with a fraction', { user_id: 1.5 }],
    ['with an id that is no number', { account_id: '1 or 1=1' }],
    ['with an object for an id', { account_id: { toString: 'x' } }],
  ])('refuses a token %s', (_name, dat) => {
    expect(reasonFor(signed(claimsWith(dat)))).toBe('token-claims');
  });

  test('takes a token that names no app', () => {
    expect(reasonFor(signed(claimsWith({ client_id: undefined })))).toBe('accepted');
  });

  test('takes ids that come as text', () => {
    expect(check(signed(claimsWith({ account_id: '777' }))).accountId).toBe('777');
  });
});

test('never takes a request token, whichever secret signed it', () => {
  expect(reasonFor(requestToken(caller))).toBe('token-signature');
  expect(reasonFor(requestToken(caller, undefined, clientSecret))).toBe('token-claims');
});

test('takes every secret of the list while they rotate, and no other', () => {
  const rotating = createSessionCheck({
    clientId,
    clientSecrets: ['the-new-secret-0123456789', clientSecret],
  });
  expect(rotating(sessionToken(caller)).userId).toBe('42');
  expect(rotating(sessionToken(caller, 'the-new-secret-0123456789')).userId).toBe('42');
  expect(() => rotating(sessionToken(caller, signingSecret))).toThrow(TokenRefused);
});

test('a refusal says nothing of the token', () => {
  const token = sessionToken(caller, 'attackers-own-secret');
  try {
    check(token);
    expect.unreachable();
  } catch (error) {
    const words = JSON.stringify(error, Object.getOwnPropertyNames(error));
    for (const part of token.split('.')) expect(words).not.toContain(part);
    expect(words).not.toContain(clientSecret);
  }
});
