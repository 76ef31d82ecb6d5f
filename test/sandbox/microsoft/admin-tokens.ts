import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** Tokens of an admin who looks at their own organization, for the Graph calls that only they may make. */
export interface AdminTokens {
  /** @returns an opaque access token for Graph */
  issue(tenantId: string): string;
  /** The organization that the token of a request is for. */
  tenantOf(request: FastifyRequest): string | undefined;
}

export function createAdminTokens(): AdminTokens {
  const tokens = new Map<string, string>();
  return {
    issue(tenantId) {
      const text = `stand-in-admin-token.${randomBytes(24).toString('base64url')}`;
      tokens.set(text, tenantId);
      return text;
    },
    tenantOf: ({ headers }) => tokens.get(headers.authorization?.replace(/^Bearer /, '') ?? ''),
  };
}
