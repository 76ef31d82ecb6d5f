import type { Role } from '../contract/common.ts';
import { createTokenCheck, idFromClaim, TokenRefused } from './token-check.ts';

/** The caller, as monday's session token says. */
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

/** The install of the app that a token was made for, as text; null where it does not say. */
export interface AppInstallClaims {
  appId: string | null;
  appVersionId: string | null;
  /** May be negative while an app is being developed. */
  installId: string | null;
}

/** The caller, and the install. */
export interface InstallCaller extends Caller {
  install: AppInstallClaims;
}

export interface SessionCheckOptions {
  clientId: string;
  clientSecrets: string[];
}

function createClaimsCheck(options: SessionCheckOptions) {
  const check = createTokenCheck(options.clientSecrets, 'Client Secret');

  return (token: string): { caller: Caller; claims: Record<string, unknown> } => {
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
    return { caller: { accountId, userId, role: roleOf(claims) }, claims };
  };
}

/**
 * Makes the check of session tokens: signed with the Client Secret, claims under `dat`.
 * https://developer.monday.com/apps/docs/mondayget#session-token
 *
 * @returns a function from a token to its caller, which throws TokenRefused
 */
export function createSessionCheck(options: SessionCheckOptions): (token: string) => Caller {
  const check = createClaimsCheck(options);
  return (token) => check(token).caller;
}

const idWithSign = (value: unknown) =>
  (typeof value === 'number' || typeof value === 'string') && /^-?\d{1,20}$/.test(String(value))
    ? String(value)
    : null;

/**
 * The same check for lifecycle events, whose tokens have the same form and say which install they
 * are about. https://developer.monday.com/apps/docs/webhooks-1
 *
 * @returns a function from a token to its caller, which throws TokenRefused
 */
export function createInstallCheck(options: SessionCheckOptions): (token: string) => InstallCaller {
  const check = createClaimsCheck(options);
  return (token) => {
    const { caller, claims } = check(token);
    const install = {
      appId: idFromClaim(claims.app_id),
      appVersionId: idFromClaim(claims.app_version_id),
      installId: idWithSign(claims.install_id),
    };
    return { ...caller, install };
  };
}
