import type { FastifyInstance } from 'fastify';
import { graphBatch } from './entra/graph-batch.ts';
import { graphChanges } from './entra/graph-changes.ts';
import { appBody, graphLists } from './entra/graph-lists.ts';
import { admit, graphRules, notFound } from './entra/graph-rules.ts';
import { resourceId } from './entra/service-principal.ts';
import { sendGraphError } from './graph-error.ts';
import type { MicrosoftState } from './state.ts';

const graphClientId = '00000003-0000-0000-c000-000000000000';

/**
 * Registers what an admin may read and change of their organization's directory: apps, their
 * permissions, and people. https://learn.microsoft.com/graph/api/serviceprincipal-get
 */
export function graphDirectoryRoutes(app: FastifyInstance, state: MicrosoftState): void {
  graphRules(app, state);
  graphBatch(app, state);
  graphLists(app, state);
  graphChanges(app, state);

  app.get<{ Params: { key: string } }>('/v1.0/servicePrincipals:key', async (request, reply) => {
    const admitted = admit(state, request, reply);
    if (!admitted) return reply;
    const key = request.params.key.replace(/^\//, '');
    // Every organization has Graph itself.
    if (key.includes(graphClientId)) return { id: resourceId, accountEnabled: true };
    const { organization } = admitted;
    const found = organization
      .apps()
      .find(({ facts }) => facts.id === key || key === `(appId='${facts.appId}')`);
    return found ? appBody(organization, found) : notFound(reply);
  });

  app.get<{ Params: { id: string } }>('/v1.0/users/:id', async (request, reply) => {
    const admitted = admit(state, request, reply);
    if (!admitted) return reply;
    const found = admitted.organization.users().find(({ id }) => id === request.params.id);
    return found ?? notFound(reply);
  });

  // Licences: sign-in logs need one. https://learn.microsoft.com/graph/api/signin-list
  app.get('/v1.0/auditLogs/signIns', async (_request, reply) =>
    sendGraphError(reply, 403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'P1.'),
  );
}
