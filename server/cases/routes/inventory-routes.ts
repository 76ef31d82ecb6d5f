import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { createLooks } from '../../activity/access-log.ts';
import { connectionsQuery } from '../../contract/connection.ts';
import { routes } from '../../contract/routes.ts';
import { compressAnswer } from '../../http/compress.ts';
import { withDeadline } from '../../http/deadline.ts';
import { adminsOnly } from '../../http/problem-reply.ts';
import { route } from '../../http/route.ts';
import { canMakeInventory } from '../case-policy.ts';
import { asEntraProblem, entraOff } from '../entra/entra-problems.ts';
import { findInventoried, formatLook, keepLine } from '../entra/inventory.ts';
import { findHandoff } from '../links/handoffs.ts';
import { asCaseProblem } from './case-problems.ts';
import { deadlineMilliseconds } from './entra-routes.ts';
import type { CaseOptions } from './route-parts.ts';
import { holderOf } from './ticket-holder.ts';

/** An admin's inventory at Entra: the page reads there, and has from here what it compares with. */
export const inventoryRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { limit, costly, entra } = options;
  const onRequest = (request: FastifyRequest) => limit(request, 'anonymous');
  const recordAccess = createLooks();

  async function adminOfTicket(request: FastifyRequest) {
    if (!entra) throw entraOff();
    const holder = await holderOf(request, options, 'Check', (of, secret) =>
      findHandoff(of, secret, 'entra_check'),
    );
    const { caller, accountStore } = holder;
    if (!caller || !canMakeInventory(caller)) throw adminsOnly();
    return { caller, accountStore, entra };
  }

  route(
    app,
    routes.inventoryConnections,
    { onRequest, onSend: compressAnswer },
    async (request) => {
      const { accountStore, caller } = await adminOfTicket(request);
      const { organizationId, after = '' } = request.body;
      // Whoever has these has looked at the list of the account.
      await recordAccess(accountStore, caller, connectionsQuery.parse({ scope: 'account' }));
      return costly(caller.accountId, () => findInventoried(accountStore, organizationId, after));
    },
  );

  route(app, routes.lookAtEntra, { onRequest }, async (request) => {
    const { caller, entra: access } = await adminOfTicket(request);
    const { accessToken, organizationId, applicationId, people } = request.body;
    try {
      const at = new Date().toISOString();
      const seen = await costly(caller.accountId, () =>
        withDeadline(deadlineMilliseconds, (deadline) =>
          access.read({
            ...{ token: accessToken, organizationId, applicationId, people, deadline },
            isAboutEveryone: true,
          }),
        ),
      );
      return formatLook(seen, people, at);
    } catch (error) {
      throw asEntraProblem(error);
    }
  });

  route(app, routes.keepInventory, { onRequest }, async (request, reply) => {
    const { accountStore, caller } = await adminOfTicket(request);
    try {
      return reply.code(201).send(await keepLine(accountStore, caller, request.body));
    } catch (error) {
      throw asCaseProblem(error, request.log);
    }
  });
};
