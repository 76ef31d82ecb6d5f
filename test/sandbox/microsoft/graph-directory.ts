import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EnterpriseApp, MicrosoftConsent, Tenant } from './directory.ts';
import { refuseToken, sendGraphError } from './graph-error.ts';
import { registration } from './registration.ts';
import type { MicrosoftState } from './state.ts';

/** Microsoft Graph itself, as what may be asked for. */
const resourceId = '9a99aa11-0000-4000-8000-00000000c0de';
const graphClientId = '00000003-0000-0000-c000-000000000000';

interface Batch {
  requests: {
    id: string;
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    url: string;
    headers?: Record<string, string>;
    body?: object;
  }[];
}

interface GrantsQuery {
  $filter?: string;
  $skiptoken?: string;
  $count?: string;
  $top?: string;
}

interface Grant {
  id: string;
  clientId: string;
  consentType: 'AllPrincipals' | 'Principal';
  principalId: string | null;
  resourceId: string;
  scope: string;
}

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
function grantsOf(app: EnterpriseApp): Grant[] {
  const grant = ({ scopes }: MicrosoftConsent, principalId: string | null): Grant => ({
    id: Buffer.from(`${app.objectId}:${principalId ?? 'all'}`).toString('base64url'),
    clientId: app.objectId,
    consentType: principalId === null ? 'AllPrincipals' : 'Principal',
    principalId,
    resourceId,
    // Graph writes a space before the first.
    scope: ` ${scopes.join(' ')}`,
  });
  return [
    ...(app.adminConsent ? [grant(app.adminConsent, null)] : []),
    ...[...app.userConsents.values()].map((consent) => grant(consent, consent.account.id)),
  ];
}

/** `name eq 'value'`, joined by `and`: all that is asked for. */
const conditionsOf = (filter: string) =>
  [...filter.matchAll(/(\w+) eq '([^']*)'/g)].map(([, name = '', value = '']) => ({ name, value }));

function notFound(reply: FastifyReply) {
  const message = 'Resource does not exist or one of its queried properties are not present.';
  return sendGraphError(reply, 404, 'Request_ResourceNotFound', message);
}

/**
 * What an admin may read of their organization's directory: the Enterprise application and its
 * permissions. https://learn.microsoft.com/graph/api/serviceprincipal-get,
 * https://learn.microsoft.com/graph/api/oauth2permissiongrant-list
 */
export function graphDirectoryRoutes(app: FastifyInstance, state: MicrosoftState): void {
  const { directory, adminTokens } = state;

  // Each call of a batch is answered as if it had come alone.
  // https://learn.microsoft.com/graph/json-batching
  app.post<{ Body: Batch }>('/v1.0/$batch', async (request, reply) => {
    if (!adminTokens.tenantOf(request)) return refuseToken(reply);
    const { requests } = request.body;
    if (requests.length > 20) return sendGraphError(reply, 400, 'BadRequest', 'Too many.');
    const { authorization = '' } = request.headers;
    const responses = await Promise.all(
      requests.map(async ({ id, method, url, headers, body }) => {
        const answer = await app.inject({
          method,
          url: `/v1.0${url}`,
          headers: { ...headers, authorization, host: request.host },
          ...(body && { payload: body }),
        });
        return { id, status: answer.statusCode, body: answer.body ? answer.json() : null };
      }),
    );
    return { responses };
  });

  // The page that asks is of another origin.
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1.0/')) return;
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-allow-headers', '*, authorization');
    if (request.method === 'OPTIONS') return reply.code(204).send();
  });
  app.options('/v1.0/*', async (_request, reply) => reply.code(204).send());

  const tenantOf = (request: FastifyRequest): Tenant | undefined =>
    directory.tenant(adminTokens.tenantOf(request) ?? '');

  app.get<{ Params: { key: string } }>('/v1.0/servicePrincipals:key', async (request, reply) => {
    const tenant = tenantOf(request);
    if (!tenant) return refuseToken(reply);
    // Every organization has Graph itself.
    if (request.params.key.includes(graphClientId)) return { id: resourceId, accountEnabled: true };
    const { app: found } = tenant;
    if (!found || !request.params.key.includes(registration.clientId)) return notFound(reply);
    return {
      id: found.objectId,
      appId: registration.clientId,
      displayName: registration.appName,
      accountEnabled: found.isEnabled,
      appRoleAssignmentRequired: found.isAssignmentRequired,
      servicePrincipalType: 'Application',
      disabledByMicrosoftStatus: null,
    };
  });

  app.get<{ Querystring: GrantsQuery }>('/v1.0/oauth2PermissionGrants', async (request, reply) => {
    const tenant = tenantOf(request);
    if (!tenant) return refuseToken(reply);
    const { $filter = '', $skiptoken = '0', $count, $top = '100' } = request.query;
    const conditions = conditionsOf($filter);
    const client = conditions.find(({ name }) => name === 'clientId');
    // As for a client that has just gone. https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/1557
    if (client && client.value !== tenant.app?.objectId) return notFound(reply);
    const isConsistent = $count === 'true' && request.headers.consistencylevel === 'eventual';
    const all = tenant.app ? grantsOf(tenant.app) : [];
    const fitting = all
      .filter((grant) =>
        conditions.every(({ name, value }) => grant[name as keyof Grant] === value),
      )
      // Asked in another way, a list lacks some for good.
      // https://github.com/microsoftgraph/msgraph-metadata/issues/116
      .filter((_, index) => isConsistent || index % 4 !== 3);
    const from = Number($skiptoken);
    const pageSize = Math.min(999, Number($top));
    const next = new URLSearchParams({ ...request.query, $skiptoken: String(from + pageSize) });
    return {
      ...(isConsistent && from === 0 && { '@odata.count': fitting.length }),
      value: fitting.slice(from, from + pageSize),
      ...(fitting.length > from + pageSize && {
        '@odata.nextLink': `${request.protocol}://${request.host}/v1.0/oauth2PermissionGrants?${next}`,
      }),
    };
  });

  app.get(
    '/v1.0/directory/deletedItems/microsoft.graph.servicePrincipal',
    async (request, reply) => (tenantOf(request) ? { value: [] } : refuseToken(reply)),
  );

  app.get<{ Params: { id: string } }>('/v1.0/users/:id', async (request, reply) => {
    const tenant = tenantOf(request);
    if (!tenant) return refuseToken(reply);
    const account = state.accounts.find(
      (one) => one.organization?.id === tenant.organization.id && one.id === request.params.id,
    );
    if (!account) return notFound(reply);
    return { id: account.id, accountEnabled: !directory.isDisabled(account) };
  });
}
