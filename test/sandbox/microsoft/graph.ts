import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MicrosoftAccount } from './accounts.ts';
import type { MicrosoftState } from './state.ts';

/** Graph's form of an error. https://learn.microsoft.com/graph/errors */
function sendError(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({
    error: {
      code,
      message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': crypto.randomUUID(),
        'client-request-id': crypto.randomUUID(),
      },
    },
  });
}

function organizationBody({ organization }: MicrosoftAccount) {
  if (organization === null) return { value: [] };
  return {
    '@odata.context':
      'https://graph.microsoft.com/v1.0/$metadata#organization(id,displayName,verifiedDomains)',
    value: [
      {
        id: organization.id,
        displayName: organization.displayName,
        verifiedDomains: [
          {
            capabilities: 'Email, OfficeCommunicationsOnline',
            isDefault: true,
            isInitial: false,
            name: organization.domain,
            type: 'Managed',
          },
        ],
      },
    ],
  };
}

/**
 * Microsoft Graph's `/me` and `/organization`.
 * https://learn.microsoft.com/graph/api/user-get, https://learn.microsoft.com/graph/api/organization-list
 */
export function graphRoutes(app: FastifyInstance, state: MicrosoftState): void {
  async function misbehave(_request: FastifyRequest, reply: FastifyReply) {
    const { delayMilliseconds, status, retryAfterSeconds } = state.controls;
    if (delayMilliseconds > 0) await wait(delayMilliseconds);
    if (status === null) return;
    if (retryAfterSeconds !== null) reply.header('retry-after', String(retryAfterSeconds));
    const code = status === 429 ? 'TooManyRequests' : 'UnknownError';
    return sendError(reply, status, code, 'The stand-in was told to fail.');
  }

  function accountOf(request: FastifyRequest): MicrosoftAccount | undefined {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const account = state.accountOfToken(token);
    return account?.isBlocked ? undefined : account;
  }

  const refuse = (reply: FastifyReply) =>
    sendError(
      reply.header('www-authenticate', 'Bearer realm="", error="invalid_token"'),
      401,
      'InvalidAuthenticationToken',
      'Access token validation failure.',
    );

  app.get('/v1.0/me', { preHandler: misbehave }, async (request, reply) => {
    const account = accountOf(request);
    if (!account) return refuse(reply);
    return {
      '@odata.context':
        'https://graph.microsoft.com/v1.0/$metadata#users(id,displayName,mail,userPrincipalName)/$entity',
      id: account.id,
      displayName: account.displayName,
      mail: account.mail,
      userPrincipalName: account.userPrincipalName,
    };
  });

  app.get('/v1.0/organization', { preHandler: misbehave }, async (request, reply) => {
    const account = accountOf(request);
    if (!account) return refuse(reply);
    if (account.organization === null || account.hidesOrganization) {
      return sendError(
        reply,
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
    }
    return organizationBody(account);
  });
}
