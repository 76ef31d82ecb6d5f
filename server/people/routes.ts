import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, type Identify } from '../auth/identify.ts';
import type { Matches, PeoplePage } from '../contract/people.ts';
import { routes } from '../contract/routes.ts';
import { compressAnswer } from '../http/compress.ts';
import { positionFrom } from '../http/cursor-problem.ts';
import { adminsOnly } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Store } from '../store/open-store.ts';
import { formatHoldings } from './people-format.ts';
import { canSeePeople } from './people-policy.ts';
import { countLive, findPeople, findUnknownPerson } from './people-queries.ts';

export interface PeopleOptions {
  identify: Identify;
  store: Store;
}

/** Routes of people: everyone with connections, or the named users with active ones. */
export const peopleRoutes: FastifyPluginAsyncZod<PeopleOptions> = async (app, options) => {
  const { identify, store } = options;

  route(
    app,
    routes.people,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request): Promise<PeoplePage> => {
      const caller = callerOf(request);
      if (!canSeePeople(caller)) throw adminsOnly();
      const { limit, cursor } = request.query;
      const binding = ['people', caller.accountId];
      const from = positionFrom(cursor, binding);
      const account = store.account(caller.accountId);
      const [rows, unknown] = await Promise.all([
        findPeople(account, limit, from),
        from === null ? findUnknownPerson(account) : null,
      ]);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map((row) => ({ userId: row.user_id, ...formatHoldings(row) })),
        nextCursor: last ? writeCursor({ value: null, id: last.user_id }, binding) : null,
        unknownPerson: unknown && formatHoldings(unknown),
      };
    },
  );

  route(
    app,
    routes.matchPeople,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request): Promise<Matches> => {
      const caller = callerOf(request);
      if (!canSeePeople(caller)) throw adminsOnly();
      const found = await countLive(store.account(caller.accountId), request.body.userIds);
      return found.map((row) => ({
        userId: row.user_id,
        connections: Number(row.connections),
      }));
    },
  );
};
