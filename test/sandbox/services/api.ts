import type { FastifyInstance, FastifyReply } from 'fastify';
import { basicAuthorization } from '../microsoft/registration.ts';
import { standInPath } from './address.ts';
import type { ServiceState } from './registry.ts';
import type { ServiceAnswer, SignIn } from './service.ts';

/** The token endpoint, with the client's secret by Basic authentication. RFC 6749, 4.1.3 */
export function tokenRoute(
  app: FastifyInstance,
  { state, signIn }: { state: ServiceState; signIn: SignIn },
): void {
  const { service, grants } = state;
  const address = signIn.tokenUrl.replace('{{subdomain}}', ':subdomain');

  app.post(standInPath(address), async (request, reply) => {
    if (request.headers.authorization !== basicAuthorization(service.clientId)) {
      return reply.code(401).send({ error: 'invalid_client' });
    }
    const form = new URLSearchParams(String(request.body));
    const code = grants.takeCode(form.get('code') ?? '');
    const isRight =
      code?.redirectUri === form.get('redirect_uri') && code?.tokenUrl === signIn.tokenUrl;
    if (!code || !isRight) return reply.code(400).send({ error: 'invalid_grant' });
    const { account, scope } = code;
    const holder = signIn.holderOf(account);
    const token = grants.issueToken(holder, scope.split(/[ ,]+/));
    return signIn.tokenAnswer({ account, holder, scope, token });
  });
}

const sendAnswer = (reply: FastifyReply, { status, body, headers = {} }: ServiceAnswer) =>
  reply.code(status).headers(headers).send(body);

/** The calls that say whose token it is. */
export function identityRoutes(
  app: FastifyInstance,
  { service, grants, controls }: ServiceState,
): void {
  for (const { method, address, needs, answer } of service.identityCalls) {
    app.route<{ Params: { subdomain?: string } }>({
      method,
      url: standInPath(address),
      handler: async (request, reply) => {
        if (controls.answer) return sendAnswer(reply, controls.answer);
        const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
        const account = grants.accountOfToken(token);
        const { subdomain } = request.params;
        // A token of one organization is worth nothing at the address of another.
        const isElsewhere = subdomain !== undefined && account?.organization?.name !== subdomain;
        if (!account || account.isBlocked || isElsewhere) return sendAnswer(reply, service.refusal);
        if (needs && !grants.mayAsk(token, needs)) return sendAnswer(reply, service.lacking);
        const spell = service.spellings?.[controls.spelling ?? ''];
        return spell ? spell(answer(account)) : answer(account);
      },
    });
  }
}
