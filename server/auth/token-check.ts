import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';

/** Why a token was refused: fixed words for a developer, nothing of the token. */
export class TokenRefused extends Error {
  /** Ends the problem type: `token-missing`, `token-malformed`, `token-expired`, … */
  readonly reason: string;
  constructor(reason: string, detail: string) {
    super(detail);
    this.name = 'TokenRefused';
    this.reason = reason;
  }
}

const longestToken = 8 * 1024;

const rules = {
  algorithms: ['HS256'],
  clockTolerance: 5,
  complete: true,
} as const satisfies jwt.VerifyOptions;

const threeParts = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * One text for one byte string: decoders accept stray bits in the last character, so that two
 * different texts would count as the same signature. After so many characters of a last group of
 * four, only these leave no bit over; one character alone is no byte.
 */
const lastCharacters = [null, '', 'AQgw', 'AEIMQUYcgkosw048'] as const;

function isCanonical(token: string, from: number, to: number): boolean {
  const allowed = lastCharacters[(to - from) % 4];
  return allowed == null || allowed.includes(token.charAt(to - 1));
}

/** By hand, since one expression for all of it takes three times as long, at every call. */
function isCompact(token: string): boolean {
  if (!threeParts.test(token)) return false;
  const first = token.indexOf('.');
  const second = token.indexOf('.', first + 1);
  return (
    isCanonical(token, 0, first) &&
    isCanonical(token, first + 1, second) &&
    isCanonical(token, second + 1, token.length)
  );
}

function checkForm(token: string): void {
  if (token.length > longestToken) {
    throw new TokenRefused('token-malformed', 'The token is longer than 8 KB.');
  }
  if (!isCompact(token)) {
    throw new TokenRefused(
      'token-malformed',
      'The token is not three base64url parts joined by dots.',
    );
  }
}

function checkHeader(header: jwt.JwtHeader): void {
  // RFC 7515, 4.1.11: `crit` names extensions that must be understood. We understand none, and
  // jsonwebtoken does not look.
  if ('crit' in header) {
    throw new TokenRefused(
      'token-malformed',
      'The token header has "crit", which is not supported.',
    );
  }
}

function asRefusal(error: unknown, keys: number, secretName: string): TokenRefused {
  if (error instanceof TokenRefused) return error;
  if (error instanceof jwt.TokenExpiredError) {
    return new TokenRefused('token-expired', 'The token has expired. Ask monday for a new one.');
  }
  if (error instanceof jwt.NotBeforeError) {
    return new TokenRefused('token-not-yet-valid', 'The token is not valid yet. Check the clocks.');
  }
  if (error instanceof jwt.JsonWebTokenError && error.message === 'invalid signature') {
    return new TokenRefused(
      'token-signature',
      `The token is not signed with the app's ${secretName} (${keys} configured).`,
    );
  }
  if (error instanceof jwt.JsonWebTokenError && error.message === 'invalid algorithm') {
    return new TokenRefused('token-algorithm', 'The token is not signed with HS256.');
  }
  return new TokenRefused('token-malformed', 'The token cannot be read.');
}

/**
 * Makes a check of HS256 tokens for one list of secrets. The keys are made once: a string secret
 * would cost three times as much at each call.
 *
 * @param secrets accepted secrets, all of one kind
 * @param secretName how the Developer Center calls them, for the words of a refusal
 * @returns a function from a token to its claims, which throws TokenRefused
 */
export function createTokenCheck(
  secrets: string[],
  secretName: string,
): (token: string) => Record<string, unknown> {
  const keys: KeyObject[] = secrets.map((secret) => createSecretKey(secret, 'utf8'));
  if (keys.length === 0) throw new Error(`no ${secretName} to check tokens with`);

  function verify(token: string, key: KeyObject): Record<string, unknown> {
    const { header, payload } = jwt.verify(token, key, rules);
    checkHeader(header);
    if (typeof payload === 'string' || !Number.isFinite(payload.exp)) {
      throw new TokenRefused('token-malformed', 'The token has no numeric "exp".');
    }
    return payload;
  }

  return (token) => {
    checkForm(token);
    let refusal: unknown;
    for (const key of keys) {
      try {
        return verify(token, key);
      } catch (error) {
        refusal = error;
        if (!(error instanceof Error) || error.message !== 'invalid signature') break;
      }
    }
    throw asRefusal(refusal, keys.length, secretName);
  };
}

/** An id as text, from the number or the digits that a token carries; null for all else. */
export function idFromClaim(value: unknown): string | null {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value > 0 ? `${value}` : null;
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? value : null;
}

/** The token of an `Authorization` header, with or without `Bearer `. */
export function tokenOfHeader(header: string | undefined): string {
  const token = header?.replace(/^Bearer +/i, '') ?? '';
  if (token === '') {
    throw new TokenRefused('token-missing', 'The Authorization header holds no token.');
  }
  return token;
}
