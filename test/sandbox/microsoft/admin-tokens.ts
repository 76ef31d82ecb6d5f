import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/**
 * The role of who signed in: what a token may do is what it was given and what its role allows.
 * `administrator`: Cloud Application Administrator; `reader`: Global Reader; `nobody`: no role.
 */
export const adminRoles = ['administrator', 'reader', 'nobody'] as const;
export type AdminRole = (typeof adminRoles)[number];

export interface AdminToken {
  tenantId: string;
  role: AdminRole;
  /** Names of Graph's permissions, without an address. */
  scopes: readonly string[];
  clientId: string;
}

const readScopes = ['Application.Read.All', 'Directory.Read.All'];

/** Tokens of an admin who looks at their own organization, for the Graph calls that only they may make. */
export interface AdminTokens {
  /** @returns an opaque access token for Graph */
  issue(tenantId: string, rest?: Partial<Omit<AdminToken, 'tenantId'>>): string;
  /**
   * Takes in what was consented to now. A token carries all that the client was ever given there.
   * https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/1713
   *
   * @returns all of it
   */
  consent(clientId: string, tenantId: string, scopes: readonly string[]): string[];
  /** Forgets it, as when the client's own Enterprise application is deleted. */
  forget(clientId: string, tenantId: string): void;
  of(request: FastifyRequest): AdminToken | undefined;
  /** Purposes of a token. */
  read(token: string): AdminToken | undefined;
  /** The organization that the token of a request is for. */
  tenantOf(request: FastifyRequest): string | undefined;
}

export function createAdminTokens(): AdminTokens {
  const tokens = new Map<string, AdminToken>();
  const consented = new Map<string, Set<string>>();
  const of = ({ headers }: FastifyRequest) =>
    tokens.get(headers.authorization?.replace(/^Bearer /, '') ?? '');
  return {
    issue(tenantId, { role = 'administrator', scopes = readScopes, clientId = 'none' } = {}) {
      const text = `stand-in-admin-token.${randomBytes(24).toString('base64url')}`;
      tokens.set(text, { tenantId, role, scopes, clientId });
      return text;
    },
    consent(clientId, tenantId, scopes) {
      const key = `${clientId}:${tenantId}`;
      const all = new Set([...(consented.get(key) ?? []), ...scopes]);
      consented.set(key, all);
      return [...all];
    },
    forget: (clientId, tenantId) => void consented.delete(`${clientId}:${tenantId}`),
    of,
    read: (token) => tokens.get(token),
    tenantOf: (request) => of(request)?.tenantId,
  };
}
