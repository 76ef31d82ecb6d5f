import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, type Identify } from '../auth/identify.ts';
import type { ActivityPage } from '../contract/activity.ts';
import { routes } from '../contract/routes.ts';
import { compressAnswer } from '../http/compress.ts';
import { positionFrom } from '../http/cursor-problem.ts';
import { adminsOnly } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Store } from '../store/open-store.ts';
import { formatActivity } from './activity-format.ts';
import { canReadActivity } from './activity-policy.ts';
import { findActivity } from './activity-queries.ts';

export interface ActivityOptions {
  identify: Identify;
  store: Store;
}

/** `GET /api/activity`: who did what when. */
export const activityRoutes: FastifyPluginAsyncZod<ActivityOptions> = async (app, options) => {
  const { identify, store } = options;

  route(
    app,
    routes.activity,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request): Promise<ActivityPage> => {
      const caller = callerOf(request);
      if (!canReadActivity(caller)) throw adminsOnly();
      const { userId, kind, limit, cursor } = request.query;
      const binding = ['activity', caller.accountId, userId ?? null, kind ?? null];
      const from = positionFrom(cursor, binding);
      const rows = await findActivity(store.account(caller.accountId), request.query, from);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(formatActivity),
        nextCursor: last ? writeCursor({ value: null, id: last.id }, binding) : null,
      };
    },
  );
};
