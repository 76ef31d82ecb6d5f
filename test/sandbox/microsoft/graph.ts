import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MicrosoftAccount, Organization } from './accounts.ts';
import { denyRequest, refuseToken, sendGraphError } from './graph-error.ts';
import type { MicrosoftState } from './state.ts';

/** Any of these reads one's own profile. https://learn.microsoft.com/graph/api/user-get#permissions */
const readsProfile = ['User.Read', 'User.ReadWrite', 'User.Read.All', 'User.ReadWrite.All'];

function organizationBody(organization: Organization) {
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
    return sendGraphError(reply, status, code, 'The stand-in was told to fail.');
  }

  const tokenOf = (request: FastifyRequest) =>
    request.headers.authorization?.replace(/^Bearer /, '') ?? '';

  function accountOf(request: FastifyRequest): MicrosoftAccount | undefined {
    const account = state.accountOfToken(tokenOf(request));
    return account?.isBlocked ? undefined : account;
  }

  app.get('/v1.0/me', { preHandler: misbehave }, async (request, reply) => {
    const account = accountOf(request);
    if (!account) return refuseToken(reply);
    if (!state.mayAsk(tokenOf(request), readsProfile)) return denyRequest(reply);
    return {
      '@odata.context':
        'https://graph.microsoft.com/v1.0/$metadata#users(id,displayName,mail,userPrincipalName)/$entity',
      id:
        account.organization === null && state.controls.dropsZeros
          ? account.id.replace(/^0+/, '')
          : account.id,
      displayName: account.displayName,
      mail: account.mail,
      userPrincipalName: account.userPrincipalName,
    };
  });

  app.get('/v1.0/organization', { preHandler: misbehave }, async (request, reply) => {
    const admins = state.directory.tenant(state.adminTokens.tenantOf(request) ?? '');
    if (admins) return organizationBody(admins.organization);
    const account = accountOf(request);
    if (!account) return refuseToken(reply);
    if (account.organization === null || account.hidesOrganization) {
      return denyRequest(reply);
    }
    return organizationBody(account.organization);
  });
}
