import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, type Identify } from '../auth/identify.ts';
import { type ActivityPage, activityPage, activityQuery } from '../contract/activity.ts';
import { problem } from '../contract/problem.ts';
import { compressAnswer } from '../http/compress.ts';
import { positionFrom } from '../http/cursor-problem.ts';
import { adminsOnly } from '../http/problem-reply.ts';
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

  app.get(
    '/api/activity',
    {
      schema: {
        summary: 'Who did what when',
        security: [{ session: [] }],
        querystring: activityQuery,
        response: { 200: activityPage, 400: problem, 401: problem, 403: problem, 429: problem },
      },
      onRequest: identify.person,
      onSend: compressAnswer,
    },
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
