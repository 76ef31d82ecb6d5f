import { createTokenCheck, idFromClaim, TokenRefused } from './token-check.ts';

/** The user whom a call from monday's servers is for. */
export interface MondayRequest {
  accountId: string;
  userId: string;
  /** When monday signed it, ISO 8601; null where it does not say. */
  signedAt: string | null;
}

/** `iat` in seconds; one that is no time in this century says nothing. */
function timeOf(iat: unknown): string | null {
  const isTime = typeof iat === 'number' && iat > 1e9 && iat < 4e9;
  return isTime ? new Date(iat * 1000).toISOString() : null;
}

/** Scheme, host and path, without query and trailing slash: the part of `aud` that is compared. */
function comparable(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  const url = new URL(address);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/**
 * Makes the check of request tokens: signed with the Signing Secret, `accountId` and `userId`.
 * https://developer.monday.com/apps/docs/integration-authorization
 * It is not documented whether the identifier call carries `aud`: it must fit when it is there, and
 * its absence is counted, or refused where `requireAud` says so.
 *
 * @returns a function from a token and the path of the call, which throws TokenRefused
 */
export function createRequestCheck(options: {
  signingSecrets: string[];
  publicUrl: string;
  requireAud: boolean;
  onMissingAud: () => void;
}) {
  const check = createTokenCheck(options.signingSecrets, 'Signing Secret');

  function checkAudience(aud: unknown, path: string): void {
    if (aud == null) {
      if (options.requireAud) throw new TokenRefused('token-audience', 'The token has no "aud".');
      options.onMissingAud();
      return;
    }
    const expected = comparable(`${options.publicUrl}${path}`);
    const audiences = Array.isArray(aud) ? aud : [aud];
    if (!audiences.some((address) => comparable(address) === expected)) {
      throw new TokenRefused(
        'token-audience',
        'The token\'s "aud" is not PUBLIC_URL plus the path of this call.',
      );
    }
  }

  return (token: string, path: string): MondayRequest => {
    const claims = check(token);
    const accountId = idFromClaim(claims.accountId);
    const userId = idFromClaim(claims.userId);
    if (!accountId || !userId) {
      throw new TokenRefused('token-claims', 'The token names no account and user.');
    }
    checkAudience(claims.aud, path);
    return { accountId, userId, signedAt: timeOf(claims.iat) };
  };
}
