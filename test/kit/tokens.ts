import jwt from 'jsonwebtoken';

/** Secrets of the tests and the sandbox; never of a real app. */
export const clientId = 'sandbox-client-id';
export const clientSecret = 'sandbox-client-secret-0123456789';
export const signingSecret = 'sandbox-signing-secret-0123456789';

/** The person a token speaks for. Ids are numbers in real tokens. */
export interface Caller {
  accountId: number;
  userId: number;
  kind?: 'admin' | 'member' | 'guest' | 'view_only';
}

/** The claims of a session token, in the shape seen at https://community.monday.com/t/83150 */
export function sessionClaims({ accountId, userId, kind = 'member' }: Caller) {
  return {
    dat: {
      client_id: clientId,
      user_id: userId,
      account_id: accountId,
      slug: 'sandbox',
      app_id: 10_000_001,
      app_version_id: 10_000_002,
      install_id: -2,
      is_admin: kind === 'admin',
      is_view_only: kind === 'view_only',
      is_guest: kind === 'guest',
      user_kind: kind,
    },
    exp: Math.floor(Date.now() / 1000) + 300,
  };
}

/** A session token as monday's frame hands it to a view: HS256, client secret. */
export function sessionToken(caller: Caller, secret = clientSecret): string {
  return jwt.sign(sessionClaims(caller), secret, { noTimestamp: true });
}

/** The claims of a request token. https://developer.monday.com/apps/docs/integration-authorization */
export function requestClaims({ accountId, userId }: Caller, aud?: string) {
  const now = Math.floor(Date.now() / 1000);
  return {
    accountId,
    userId,
    platformAppId: 10_000_001,
    ...(aud === undefined ? {} : { aud }),
    exp: now + 300,
    iat: now,
    shortLivedToken: 'sandbox-short-lived-token',
  };
}

/** A request token as monday sends it in `Authorization`: HS256, signing secret. */
export function requestToken(caller: Caller, aud?: string, secret = signingSecret): string {
  return jwt.sign(requestClaims(caller, aud), secret);
}
