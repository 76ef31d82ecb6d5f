import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendGraphError } from '../graph-error.ts';
import { realRedirectUri } from '../registration.ts';
import type { MicrosoftState } from '../state.ts';
import { admit, notFound } from './graph-rules.ts';
import type { GraphOrganization } from './organizations.ts';
import type { Grant, OrganizationApp } from './service-principal.ts';

interface ListQuery {
  $filter?: string;
  $skiptoken?: string;
  $count?: string;
  $top?: string;
  $select?: string;
}

/** `name eq 'value'`, joined by `and`: all that is asked for. */
const conditionsOf = (filter: string) =>
  [...filter.matchAll(/(\w+) eq '([^']*)'/g)].map(([, name = '', value = '']) => ({ name, value }));

/** An app as it is shown: as it was, for a while after a change. */
export function appBody(organization: GraphOrganization, app: OrganizationApp) {
  const { facts, isEnabled, isAssignmentRequired, isDeactivated } = app;
  const stale = organization.staleApps.get(facts.id);
  const shown = stale && stale.until > Date.now() ? stale : { isEnabled, isAssignmentRequired };
  return {
    ...facts,
    accountEnabled: shown.isEnabled,
    appRoleAssignmentRequired: shown.isAssignmentRequired,
    isDisabled: isDeactivated,
    servicePrincipalType: 'Application',
    disabledByMicrosoftStatus: null,
  };
}

const picked = (body: object, select: string | undefined) => {
  if (!select) return body;
  const names = ['id', ...select.split(',')];
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
};

/**
 * Lists of a directory, page by page.
 * https://learn.microsoft.com/graph/api/serviceprincipal-list and …/oauth2permissiongrant-list
 */
export function graphLists(app: FastifyInstance, state: MicrosoftState): void {
  const { entra } = state;

  function page<Item extends object>(request: FastifyRequest, items: readonly Item[]) {
    const { pathname } = new URL(request.url, 'http://graph');
    const query = request.query as ListQuery;
    const { $skiptoken = '0', $count, $top = '100', $select } = query;
    const isConsistent = $count === 'true' && request.headers.consistencylevel === 'eventual';
    const from = Number($skiptoken);
    const size = Math.min(999, Number($top));
    const next = new URLSearchParams({ ...query, $skiptoken: String(from + size) });
    return {
      ...(isConsistent && from === 0 && { '@odata.count': items.length + entra.totalDrift }),
      value: items.slice(from, from + size).map((item) => picked(item, $select)),
      ...(items.length > from + size && {
        '@odata.nextLink': `${request.protocol}://${request.host}${pathname}?${next}`,
      }),
    };
  }

  app.get<{ Querystring: ListQuery }>('/v1.0/servicePrincipals', async (request, reply) => {
    const admitted = admit(state, request, reply);
    if (!admitted) return reply;
    const { $filter } = request.query;
    const { organization } = admitted;
    const isOurs = ({ facts }: OrganizationApp) =>
      facts.replyUrls?.some((url) => url === realRedirectUri) ?? false;
    if ($filter && !entra.takesReplyUrlFilter) {
      return sendGraphError(reply, 400, 'Request_UnsupportedQuery', 'The filter is not supported.');
    }
    const apps = organization.apps().filter((one) => !$filter || isOurs(one));
    return page(
      request,
      apps.map((one) => appBody(organization, one)),
    );
  });

  /** Without an advanced query, a list lacks some for good. https://github.com/microsoftgraph/msgraph-metadata/issues/116 */
  const whole = (request: FastifyRequest<{ Querystring: ListQuery }>, grants: Grant[]) =>
    request.query.$count === 'true' && request.headers.consistencylevel === 'eventual'
      ? grants
      : grants.filter((_, index) => index % 4 !== 3);

  app.get<{ Querystring: ListQuery }>('/v1.0/oauth2PermissionGrants', async (request, reply) => {
    const admitted = admit(state, request, reply);
    if (!admitted) return reply;
    const { organization } = admitted;
    const conditions = conditionsOf(request.query.$filter ?? '');
    const client = conditions.find(({ name }) => name === 'clientId')?.value;
    const apps = organization.apps().filter(({ facts }) => !client || facts.id === client);
    // As for a client that has just gone. https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/1557
    if (client && apps.length === 0) return notFound(reply);
    organization.staleGrants = organization.staleGrants.filter(({ until }) => until > Date.now());
    const stale = organization.staleGrants.map(({ grant }) => grant);
    const current = apps.flatMap((one) => one.grants());
    const isThere = new Set(current.map(({ id }) => id));
    const all = [...current, ...stale.filter(({ id }) => !isThere.has(id))];
    const fitting = all.filter((grant) =>
      conditions.every(({ name, value }) => grant[name as keyof Grant] === value),
    );
    return page(request, whole(request, fitting));
  });

  app.get<{ Querystring: ListQuery }>('/v1.0/users', async (request, reply) => {
    const admitted = admit(state, request, reply);
    if (!admitted) return reply;
    const ids = [...(request.query.$filter ?? '').matchAll(/'([^']+)'/g)].map(([, id]) => id);
    // https://learn.microsoft.com/graph/filter-query-parameter: `in` takes fifteen values
    if (ids.length > 15) {
      return sendGraphError(reply, 400, 'Request_UnsupportedQuery', 'Too many child clauses.');
    }
    const users = usersOf(admitted.organization);
    return page(
      request,
      ids.flatMap((id) => users.get(id ?? '') ?? []),
    );
  });

  app.get(
    '/v1.0/directory/deletedItems/microsoft.graph.servicePrincipal',
    async (request, reply) => {
      const admitted = admit(state, request, reply);
      if (!admitted) return reply;
      const { organization } = admitted;
      const items = organization.deleted.map(({ app: one, at }) => ({
        ...appBody(organization, one),
        deletedDateTime: at.toISOString(),
      }));
      return page(request, items);
    },
  );

  const known = new WeakMap<GraphOrganization, Map<string, object>>();
  let knownAt = 0;
  /** Thousands are asked for in many calls. */
  function usersOf(organization: GraphOrganization): Map<string, object> {
    const now = Date.now();
    const users = known.get(organization);
    if (users && now - knownAt < 1000) return users;
    const read = new Map(organization.users().map((user) => [user.id ?? '', user]));
    known.set(organization, read);
    knownAt = now;
    return read;
  }

  const assignedOf = (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const admitted = admit(state, request, reply);
    if (!admitted) return reply;
    const found = admitted.organization.apps().find(({ facts }) => facts.id === id);
    if (!found) return notFound(reply);
    const assignments = found.assigned().map((principalId) => ({
      id: Buffer.from(`${id}:${principalId}`).toString('base64url'),
      ...{ principalId, principalType: 'User', resourceId: id },
    }));
    return page(request, assignments);
  };
  app.get<{ Params: { id: string } }>(
    '/v1.0/servicePrincipals/:id/appRoleAssignedTo',
    async (request, reply) => assignedOf(request, reply, request.params.id),
  );
}
