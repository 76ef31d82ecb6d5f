import { beforeEach, describe, expect, test } from 'vitest';
import { createRequestCheck } from '../../server/auth/request-token.ts';
import { TokenRefused } from '../../server/auth/token-check.ts';
import { clientSecret, requestToken, sessionToken, signingSecret } from '../kit/tokens.ts';

const caller = { accountId: 777, userId: 42 };
const path = '/monday/credentials/microsoft/identity';
let missing = 0;
beforeEach(() => {
  missing = 0;
});

const createCheck = (publicUrl = 'https://keyholder.example.com', requireAud = false) =>
  createRequestCheck({
    signingSecrets: [signingSecret],
    publicUrl,
    requireAud,
    onMissingAud: () => {
      missing += 1;
    },
  });

function reasonFor(token: string, check = createCheck()): string {
  try {
    check(token, path);
  } catch (error) {
    if (error instanceof TokenRefused) return error.reason;
    throw error;
  }
  return 'accepted';
}

describe('audience', () => {
  test.each([
    [`https://keyholder.example.com${path}`, 'accepted'],
    [`https://keyholder.example.com${path}/`, 'accepted'],
    [`https://KEYHOLDER.example.com${path}?x=1`, 'accepted'],
    ['https://keyholder.example.com/monday/blocks/check-connection', 'token-audience'],
    [`https://evil.example.com${path}`, 'token-audience'],
    [`http://keyholder.example.com${path}`, 'token-audience'],
    ['not an address', 'token-audience'],
    ['', 'token-audience'],
  ])('%s: %s', (aud, reason) => {
    expect(reasonFor(requestToken(caller, aud))).toBe(reason);
    expect(missing).toBe(0);
  });

  test('reckons with a path in PUBLIC_URL', () => {
    const check = createCheck('https://example.com/keyholder');
    expect(reasonFor(requestToken(caller, `https://example.com/keyholder${path}`), check)).toBe(
      'accepted',
    );
    expect(reasonFor(requestToken(caller, `https://example.com${path}`), check)).toBe(
      'token-audience',
    );
  });

  test('is counted where it is absent, and refused where it must be there', () => {
    expect(reasonFor(requestToken(caller))).toBe('accepted');
    expect(missing).toBe(1);
    expect(reasonFor(requestToken(caller), createCheck(undefined, true))).toBe('token-audience');
  });
});

test('gives account and user as text, and when it was signed', () => {
  expect(createCheck()(requestToken(caller), path)).toEqual({
    accountId: '777',
    userId: '42',
    signedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
  });
});

test('never takes a session token, whichever secret signed it', () => {
  expect(reasonFor(sessionToken(caller))).toBe('token-signature');
  expect(reasonFor(sessionToken(caller, signingSecret))).toBe('token-claims');
  expect(reasonFor(requestToken(caller, undefined, clientSecret))).toBe('token-signature');
});
