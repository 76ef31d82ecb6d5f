import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, type Identify } from '../auth/identify.ts';
import {
  type Matches,
  matches,
  matchQuery,
  type PeoplePage,
  peoplePage,
  peopleQuery,
} from '../contract/people.ts';
import { problem } from '../contract/problem.ts';
import { compressAnswer } from '../http/compress.ts';
import { positionFrom } from '../http/cursor-problem.ts';
import { adminsOnly } from '../http/problem-reply.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Store } from '../store/open-store.ts';
import { formatHoldings } from './people-format.ts';
import { canSeePeople } from './people-policy.ts';
import { countLive, findPeople, findUnknownPerson } from './people-queries.ts';

export interface PeopleOptions {
  identify: Identify;
  store: Store;
}

const problems = { 400: problem, 401: problem, 403: problem, 429: problem };
const security = [{ session: [] }];

/** Who has connections: everyone, or those of the people named who have live ones. */
export const peopleRoutes: FastifyPluginAsyncZod<PeopleOptions> = async (app, options) => {
  const { identify, store } = options;

  app.get(
    '/api/people',
    {
      schema: {
        summary: 'A page of everyone with a connection',
        security,
        querystring: peopleQuery,
        response: { 200: peoplePage, ...problems },
      },
      onRequest: identify.person,
      onSend: compressAnswer,
    },
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

  app.post(
    '/api/people/match',
    {
      schema: {
        summary: 'Which of these people have live connections',
        security,
        body: matchQuery,
        response: { 200: matches, ...problems },
      },
      onRequest: identify.person,
      onSend: compressAnswer,
    },
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
