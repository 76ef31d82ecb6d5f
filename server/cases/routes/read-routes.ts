import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf } from '../../auth/identify.ts';
import { routes } from '../../contract/routes.ts';
import { compressAnswer } from '../../http/compress.ts';
import { positionFrom } from '../../http/cursor-problem.ts';
import { adminsOnly } from '../../http/problem-reply.ts';
import { route } from '../../http/route.ts';
import { writeCursor } from '../../store/cursor.ts';
import { canListScope } from '../case-policy.ts';
import { casePosition, findCases } from '../case-queries.ts';
import { viewCase, viewCases } from '../case-view.ts';
import { viewConnections } from '../report/build-report.ts';
import { type CaseOptions, readCase } from './route-parts.ts';

/** Reading cases: the list, one, its connections. */
export const readRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const { identify, effectQueue, store } = options;

  route(
    app,
    routes.cases,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request) => {
      const caller = callerOf(request);
      const { scope, status, owner, told, limit, cursor } = request.query;
      if (!canListScope(caller, scope)) throw adminsOnly();
      const binding = [
        'cases, open first',
        caller.accountId,
        (scope === 'mine' || owner) && caller.userId,
        scope,
        owner,
        told,
        status,
      ];
      const account = store.account(caller.accountId);
      const from = positionFrom(cursor, binding);
      const rows = await findCases(account, caller, request.query, from);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1)?.row : undefined;
      return {
        items: await viewCases(account, caller, shown),
        nextCursor: last ? writeCursor(casePosition(last), binding) : null,
      };
    },
  );

  route(
    app,
    routes.case,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request) => {
      const caller = callerOf(request);
      const found = await readCase(store, caller, request.params.id);
      const account = store.account(caller.accountId);
      // A server that was stopped half-way may have left something.
      await effectQueue.drain(account);
      return viewCase(account, caller, found);
    },
  );

  route(
    app,
    routes.caseConnections,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request) => {
      const caller = callerOf(request);
      const found = await readCase(store, caller, request.params.id);
      return viewConnections(store.account(caller.accountId), caller, found, request.query);
    },
  );
};
