import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AdminToken } from '../admin-tokens.ts';
import { denyRequest, refuseToken, sendGraphError } from '../graph-error.ts';
import type { MicrosoftState } from '../state.ts';
import type { GraphOrganization } from './organizations.ts';

/** Behaviour of Graph towards whoever reads and changes a directory; tests change it between steps. */
export interface EntraControls {
  /** So long, lists and settings stay what they were after a change. */
  lagMilliseconds: number;
  /** Of each call that is no part of a batch. */
  delayMilliseconds: number;
  /** So many of the next calls are answered with 429. */
  throttled: number;
  /** True where apps can be filtered by their reply address: not documented, so not by default. */
  takesReplyUrlFilter: boolean;
  /** Graph counts so many more than its pages hold. */
  totalDrift: number;
}

export const workingEntra = (): EntraControls => ({
  lagMilliseconds: 0,
  delayMilliseconds: 0,
  throttled: 0,
  takesReplyUrlFilter: false,
  totalDrift: 0,
});

/** Marks the calls of a batch, which did not come over the wire. */
export const innerHeader = 'x-stand-in-inner';

/** Any of these lets read apps, their permissions, and people. */
const reads = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'];

export function notFound(reply: FastifyReply) {
  const message = 'Resource does not exist or one of its queried properties are not present.';
  return sendGraphError(reply, 404, 'Request_ResourceNotFound', message);
}

export interface Admitted {
  organization: GraphOrganization;
  token: AdminToken;
}

/**
 * Admits a call by its token: what it was given, and what the role of its owner allows.
 * https://learn.microsoft.com/graph/permissions-overview
 *
 * @param scope that a change needs; reading needs one of several
 * @returns null after an answer was sent
 */
export function admit(
  state: MicrosoftState,
  request: FastifyRequest,
  reply: FastifyReply,
  scope?: string,
): Admitted | null {
  const token = state.adminTokens.of(request);
  const organization = state.organizations.of(token?.tenantId ?? '');
  if (!token || !organization) {
    void refuseToken(reply);
    return null;
  }
  const needed = scope ? [scope] : reads;
  const hasScope = needed.some((name) => token.scopes.includes(name));
  const hasRole = scope ? token.role === 'administrator' : token.role !== 'nobody';
  if (hasScope && hasRole) return { organization, token };
  void denyRequest(reply);
  return null;
}

/** CORS, request ids, throttling and slowness of every call to the directory. */
export function graphRules(app: FastifyInstance, state: MicrosoftState): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1.0/')) return;
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-allow-headers', '*, authorization');
    reply.header('access-control-allow-methods', 'GET, POST, PATCH, DELETE');
    reply.header('access-control-expose-headers', 'request-id, Retry-After');
    reply.header('request-id', crypto.randomUUID());
    if (request.method === 'OPTIONS') return reply.code(204).send();
    const { entra } = state;
    const isInner = innerHeader in request.headers;
    if (!isInner && state.adminTokens.of(request)) {
      state.graphCalls.push(`${request.method} ${request.url}`);
    }
    if (!isInner && entra.delayMilliseconds > 0) {
      await new Promise((resolve) => setTimeout(resolve, entra.delayMilliseconds));
    }
    if (entra.throttled > 0 && !request.url.startsWith('/v1.0/$batch')) {
      entra.throttled -= 1;
      // With decimals: https://github.com/microsoft/dotnet/issues/955
      reply.header('retry-after', '0.542');
      return sendGraphError(reply, 429, 'TooManyRequests', 'The stand-in was told to throttle.');
    }
  });
  app.options('/v1.0/*', async (_request, reply) => reply.code(204).send());
}
