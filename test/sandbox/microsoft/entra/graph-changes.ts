import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendGraphError } from '../graph-error.ts';
import type { MicrosoftState } from '../state.ts';
import { appBody } from './graph-lists.ts';
import { admit, notFound } from './graph-rules.ts';
import type { GraphOrganization } from './organizations.ts';

interface ById {
  Params: { id: string };
}

const appIn = (organization: GraphOrganization, key: string) =>
  organization.apps().find(({ facts }) => facts.id === key || key === `(appId='${facts.appId}')`);

/**
 * Registers what an admin may change of an app, each with the permission that it needs.
 * https://learn.microsoft.com/graph/api/serviceprincipal-update, …/serviceprincipal-delete,
 * …/oauth2permissiongrant-delete, …/directory-deleteditems-restore, …/user-revokesigninsessions
 */
export function graphChanges(app: FastifyInstance, state: MicrosoftState): void {
  const { entra } = state;
  const writesApps = 'Application.ReadWrite.All';
  const done = (reply: FastifyReply) => reply.code(204).send();

  app.delete<ById>('/v1.0/oauth2PermissionGrants/:id', async (request, reply) => {
    const admitted = admit(state, request, reply, 'DelegatedPermissionGrant.ReadWrite.All');
    if (!admitted) return reply;
    const { organization } = admitted;
    for (const one of organization.apps()) {
      const grant = one.grants().find(({ id }) => id === request.params.id);
      if (!grant) continue;
      one.removeGrant(grant.id);
      const until = Date.now() + entra.lagMilliseconds;
      organization.staleGrants.push({ grant, until });
      return done(reply);
    }
    return notFound(reply);
  });

  app.patch<ById & { Body: { accountEnabled?: boolean; appRoleAssignmentRequired?: boolean } }>(
    '/v1.0/servicePrincipals/:id',
    async (request, reply) => {
      const admitted = admit(state, request, reply, writesApps);
      if (!admitted) return reply;
      const { organization } = admitted;
      const found = appIn(organization, request.params.id);
      if (!found) return notFound(reply);
      const { isEnabled, isAssignmentRequired } = found;
      const until = Date.now() + entra.lagMilliseconds;
      organization.staleApps.set(found.facts.id, { until, isEnabled, isAssignmentRequired });
      const { accountEnabled, appRoleAssignmentRequired } = request.body;
      if (accountEnabled !== undefined) found.isEnabled = accountEnabled;
      if (appRoleAssignmentRequired !== undefined) {
        found.isAssignmentRequired = appRoleAssignmentRequired;
      }
      return done(reply);
    },
  );

  const removeApp = (request: FastifyRequest, reply: FastifyReply, key: string) => {
    const admitted = admit(state, request, reply, writesApps);
    if (!admitted) return reply;
    const { organization } = admitted;
    const found = appIn(organization, key);
    if (!found) return notFound(reply);
    organization.remove(found);
    state.adminTokens.forget(found.facts.appId, organization.tenant.organization.id);
    return done(reply);
  };
  app.delete<ById>('/v1.0/servicePrincipals/:id', async (request, reply) =>
    removeApp(request, reply, request.params.id),
  );
  app.delete<{ Params: { key: string } }>('/v1.0/servicePrincipals:key', async (request, reply) =>
    removeApp(request, reply, request.params.key),
  );

  app.post<{ Body: { appId: string; accountEnabled?: boolean } }>(
    '/v1.0/servicePrincipals',
    async (request, reply) => {
      const admitted = admit(state, request, reply, writesApps);
      if (!admitted) return reply;
      const { appId, accountEnabled = true } = request.body;
      const created = admitted.organization.create(appId, accountEnabled);
      if (!created) {
        const message = 'The service principal name is already present in the organization.';
        return sendGraphError(reply, 409, 'Request_MultipleObjectsWithSameKeyValue', message);
      }
      return reply.code(201).send(appBody(admitted.organization, created));
    },
  );

  app.post<ById & { Body: { principalId: string; resourceId: string; appRoleId: string } }>(
    '/v1.0/servicePrincipals/:id/appRoleAssignedTo',
    async (request, reply) => {
      const admitted = admit(state, request, reply, 'AppRoleAssignment.ReadWrite.All');
      if (!admitted) return reply;
      const found = appIn(admitted.organization, request.params.id);
      const { principalId, resourceId } = request.body;
      if (!found || resourceId !== found.facts.id) return notFound(reply);
      if (found.assigned().includes(principalId)) {
        const message = 'Permission being assigned already exists on the object.';
        return sendGraphError(reply, 400, 'Request_BadRequest', message);
      }
      found.assign(principalId);
      return reply.code(201).send({ id: crypto.randomUUID(), principalId, resourceId });
    },
  );

  app.delete<{ Params: { id: string; assignment: string } }>(
    '/v1.0/servicePrincipals/:id/appRoleAssignedTo/:assignment',
    async (request, reply) => {
      const admitted = admit(state, request, reply, 'AppRoleAssignment.ReadWrite.All');
      if (!admitted) return reply;
      const found = appIn(admitted.organization, request.params.id);
      const [, person = ''] = Buffer.from(request.params.assignment, 'base64url')
        .toString()
        .split(':');
      if (!found?.assigned().includes(person)) return notFound(reply);
      found.unassign(person);
      return done(reply);
    },
  );

  app.post<ById>('/v1.0/users/:id/revokeSignInSessions', async (request, reply) => {
    const admitted = admit(state, request, reply, 'User.RevokeSessions.All');
    if (!admitted) return reply;
    const { organization } = admitted;
    const user = organization.users().find(({ id }) => id === request.params.id);
    if (!user) return notFound(reply);
    const account = state.accounts.find(
      (one) => one.id === user.id && one.organization?.id === organization.tenant.organization.id,
    );
    if (account && user.userType !== 'Guest') state.directory.endSessions(account);
    return { value: true };
  });

  app.post<ById>('/v1.0/directory/deletedItems/:id/restore', async (request, reply) => {
    const admitted = admit(state, request, reply, writesApps);
    if (!admitted) return reply;
    const { deleted } = admitted.organization;
    const index = deleted.findIndex((one) => one.app.facts.id === request.params.id);
    const [found] = index < 0 ? [] : deleted.splice(index, 1);
    if (!found) return notFound(reply);
    found.restore();
    return appBody(admitted.organization, found.app);
  });
}
