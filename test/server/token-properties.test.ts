import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRequestCheck } from '../../server/auth/request-token.ts';
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

const caller = { accountId: 777, userId: 42 };
const checkSession = createSessionCheck({ clientId, clientSecrets: [clientSecret] });
const checkRequest = createRequestCheck({
  signingSecrets: [signingSecret],
  publicUrl: 'https://keyholder.example',
  requireAud: false,
  onMissingAud: () => {},
});
const kinds = [
  {
    name: 'a session token',
    secret: clientSecret,
    good: sessionToken(caller),
    check: (token: string): unknown => checkSession(token),
  },
  {
    name: 'a request token',
    secret: signingSecret,
    good: requestToken(caller),
    check: (token: string): unknown => checkRequest(token, '/monday/fields'),
  },
];

/** True where the check refuses by its own error, and by no other. */
function isRefused(check: (token: string) => unknown, token: string): boolean {
  try {
    check(token);
    return false;
  } catch (error) {
    if (error instanceof TokenRefused) return true;
    throw error;
  }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');

function sign(header: unknown, claims: unknown, secret: string): string {
  const content = `${encode(header)}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

describe.each(kinds)('$name', ({ good, check, secret }) => {
  test('that is as monday signs it is accepted', () => {
    expect(isRefused(check, good)).toBe(false);
  });

  test('of any text is refused, and nothing breaks', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isRefused(check, text)));
  });

  test('of any three parts is refused', () => {
    const part = fc.base64String().map((text) => text.replace(/[+/=]/g, '_'));
    fc.assert(fc.property(part, part, part, (...parts) => isRefused(check, parts.join('.'))));
  });

  test('with any one character changed is refused', () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(change, ([at, character]) => {
        fc.pre(good[at] !== character);
        return isRefused(check, `${good.slice(0, at)}${character}${good.slice(at + 1)}`);
      }),
    );
  });

  test('that is cut short or goes on is refused', () => {
    fc.assert(fc.property(fc.nat(good.length - 1), (end) => isRefused(check, good.slice(0, end))));
    fc.assert(fc.property(fc.string({ minLength: 1 }), (more) => isRefused(check, good + more)));
  });

  test('of any other secret is refused', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (other) => {
        fc.pre(other !== secret);
        const claims = sessionClaims(caller);
        return isRefused(check, sign({ alg: 'HS256', typ: 'JWT' }, claims, other));
      }),
    );
  });

  test('with any other algorithm in its header is refused', () => {
    fc.assert(
      fc.property(fc.anything(), (alg) => {
        fc.pre(alg !== 'HS256');
        return isRefused(check, sign({ alg, typ: 'JWT' }, sessionClaims(caller), secret));
      }),
    );
  });

  test('with any claims in place of its own breaks nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (claims) => {
        return isRefused(check, sign({ alg: 'HS256', typ: 'JWT' }, claims, secret));
      }),
    );
  });
});

test('neither check accepts the token of the other', () => {
  expect(isRefused(checkSession, requestToken(caller))).toBe(true);
  expect(isRefused((token) => checkRequest(token, '/monday/fields'), sessionToken(caller))).toBe(
    true,
  );
});
