import type { FastifyInstance } from 'fastify';
import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import { basicAuthorization } from '../microsoft/registration.ts';
import { standInPath } from './address.ts';
import type { ServiceState } from './registry.ts';

/** The token endpoint, with the client's secret by Basic authentication. RFC 6749, 4.1.3 */
export function tokenRoute(
  app: FastifyInstance,
  { state, provider }: { state: ServiceState; provider: Provider },
): void {
  const { service, grants } = state;
  const address = provider.oauth?.tokenUrl.replace('{{subdomain}}', ':subdomain') ?? '';

  app.post(standInPath(address), async (request, reply) => {
    if (request.headers.authorization !== basicAuthorization(service.clientId)) {
      return reply.code(401).send({ error: 'invalid_client' });
    }
    const form = new URLSearchParams(String(request.body));
    const code = grants.takeCode(form.get('code') ?? '');
    if (!code || code.redirectUri !== form.get('redirect_uri')) {
      return reply.code(400).send({ error: 'invalid_grant' });
    }
    const { account, scope } = code;
    return service.tokenAnswer({ account, scope, token: grants.issueToken(account) });
  });
}

/** The calls that say whose token it is. */
export function identityRoutes(app: FastifyInstance, { service, grants }: ServiceState): void {
  for (const { method, address, answer } of service.identityCalls) {
    app.route<{ Params: { subdomain?: string } }>({
      method,
      url: standInPath(address),
      handler: async (request, reply) => {
        const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
        const account = grants.accountOfToken(token);
        const { subdomain } = request.params;
        // A token of one organization is worth nothing at the address of another.
        const isElsewhere = subdomain !== undefined && account?.organization?.name !== subdomain;
        if (!account || account.isBlocked || isElsewhere) {
          return reply.code(service.refusal.status).send(service.refusal.body);
        }
        return answer(account);
      },
    });
  }
}
