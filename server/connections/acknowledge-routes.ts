import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf } from '../auth/identify.ts';
import { routes } from '../contract/routes.ts';
import { adminsOnly, HttpProblem } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import { AlertsChanged, acknowledgeAlerts, withdrawAcknowledgement } from './acknowledge.ts';
import { canAcknowledge } from './connection-policy.ts';
import { noSuchConnection } from './connection-problems.ts';
import type { ConnectionsOptions } from './routes.ts';

const alertsChanged = () =>
  new HttpProblem(409, {
    type: 'alerts-changed',
    detail:
      'There is no alert any more, or a new one that was not shown to you. Nothing was acknowledged. Load the connection again.',
  });

/** Registers what admins say of the alerts of a connection. */
export const acknowledgeRoutes: FastifyPluginAsyncZod<
  Pick<ConnectionsOptions, 'identify' | 'store'>
> = async (app, { identify, store }) => {
  route(app, routes.acknowledge, { onRequest: identify.person }, async (request, reply) => {
    const caller = callerOf(request);
    if (!canAcknowledge(caller)) throw adminsOnly();
    const isFound = await store
      .account(caller.accountId)
      .transaction((account) => acknowledgeAlerts(account, caller, request.params.id, request.body))
      .catch((error: unknown) => {
        throw error instanceof AlertsChanged ? alertsChanged() : error;
      });
    if (!isFound) throw noSuchConnection();
    return reply.code(204).send(null);
  });

  route(
    app,
    routes.withdrawAcknowledgement,
    { onRequest: identify.person },
    async (request, reply) => {
      const caller = callerOf(request);
      if (!canAcknowledge(caller)) throw adminsOnly();
      const isFound = await store
        .account(caller.accountId)
        .transaction((account) => withdrawAcknowledgement(account, caller, request.params.id));
      if (!isFound) throw noSuchConnection();
      return reply.code(204).send(null);
    },
  );
};
