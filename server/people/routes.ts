import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, type Identify } from '../auth/identify.ts';
import type { Matches, PeoplePage, PeopleQuery } from '../contract/people.ts';
import { routes } from '../contract/routes.ts';
import { compressAnswer } from '../http/compress.ts';
import type { Costly } from '../http/costly.ts';
import { positionFrom } from '../http/cursor-problem.ts';
import { adminsOnly } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Store } from '../store/open-store.ts';
import { formatHoldings } from './people-format.ts';
import { canSeePeople } from './people-policy.ts';
import { countLive, findPeople, findUnknownPerson, type PersonRow } from './people-queries.ts';
import { isSearched } from './people-search.ts';
import { writeExported } from './record-export.ts';

export interface PeopleOptions {
  identify: Identify;
  costly: Costly;
  store: Store;
}

/** Figures are counted, and texts are read, over all connections of the account. */
const isCostly = (query: PeopleQuery) =>
  isSearched(query) || query.sort.replace('-', '') !== 'person';

const positionOf = ({ sort_value, user_id }: PersonRow) => ({
  value: sort_value === null ? null : String(sort_value),
  id: user_id,
});

/** Routes of people: everyone with connections, or the named users with active ones. */
export const peopleRoutes: FastifyPluginAsyncZod<PeopleOptions> = async (app, options) => {
  const { identify, costly, store } = options;

  route(
    app,
    routes.people,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request): Promise<PeoplePage> => {
      const caller = callerOf(request);
      if (!canSeePeople(caller)) throw adminsOnly();
      const query = request.body;
      const { limit, cursor, purpose, ...rest } = query;
      const binding = ['people', caller.accountId, rest];
      const from = positionFrom(cursor, binding);
      const account = store.account(caller.accountId);
      if (purpose === 'export' && from === null) await writeExported(account, caller, query);
      const read = () =>
        Promise.all([
          findPeople(account, query, from),
          from === null && !isSearched(query) ? findUnknownPerson(account) : null,
        ]);
      const [rows, unknown] = isCostly(query) ? await costly(caller.accountId, read) : await read();
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map((row) => ({ userId: row.user_id, ...formatHoldings(row) })),
        nextCursor: last ? writeCursor(positionOf(last), binding) : null,
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
