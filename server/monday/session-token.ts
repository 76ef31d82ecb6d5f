import type { Role } from '../contract/common.ts';
import { createTokenCheck, idFromClaim, TokenRefused } from './token-check.ts';

/** Who is asking, as monday's session token says. */
export interface Caller {
  accountId: string;
  userId: string;
  role: Role;
}

const knownKinds = new Set(['admin', 'member', 'guest', 'view_only', 'viewer']);

function flag(claims: Record<string, unknown>, name: string): boolean {
  const value = claims[name] ?? false;
  if (typeof value !== 'boolean') {
    throw new TokenRefused('token-claims', `The session token's "${name}" is not true or false.`);
  }
  return value;
}

/** Least right first, so that contradicting flags never add up to more. Every flag is looked at. */
function roleOf(claims: Record<string, unknown>): Role {
  const isViewOnly = flag(claims, 'is_view_only');
  const isGuest = flag(claims, 'is_guest');
  const isAdmin = flag(claims, 'is_admin');
  const kind = claims.user_kind;
  const isKnownKind = kind == null || knownKinds.has(String(kind).toLowerCase());
  if (isViewOnly || !isKnownKind) return 'viewer';
  if (isGuest) return 'guest';
  return isAdmin ? 'admin' : 'member';
}

/**
 * Makes the check of session tokens: signed with the Client Secret, claims under `dat`.
 * https://developer.monday.com/apps/docs/mondayget#session-token
 *
 * @returns a function from a token to its caller, which throws TokenRefused
 */
export function createSessionCheck(options: { clientId: string; clientSecrets: string[] }) {
  const check = createTokenCheck(options.clientSecrets, 'Client Secret');

  return (token: string): Caller => {
    const payload = check(token);
    // The documents show `dat`; one public app reports the same claims at the root as well.
    const claims = (payload.dat ?? payload) as Record<string, unknown>;
    const accountId = idFromClaim(claims?.account_id);
    const userId = idFromClaim(claims?.user_id);
    if (!accountId || !userId) {
      throw new TokenRefused('token-claims', 'The session token names no account and user.');
    }
    if (claims.client_id != null && claims.client_id !== options.clientId) {
      throw new TokenRefused('token-claims', 'The session token is of another monday app.');
    }
    return { accountId, userId, role: roleOf(claims) };
  };
}
