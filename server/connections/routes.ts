import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { createLooks } from '../activity/access-log.ts';
import { callerOf, type Identify } from '../auth/identify.ts';
import type { ConnectionDetail, ConnectionsQuery } from '../contract/connection.ts';
import { routes } from '../contract/routes.ts';
import { compressAnswer } from '../http/compress.ts';
import type { Costly } from '../http/costly.ts';
import { positionFrom } from '../http/cursor-problem.ts';
import { type KeptPages, sendPage } from '../http/kept-pages.ts';
import { adminsOnly, HttpProblem } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import type { Providers } from '../providers/registry.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Store } from '../store/open-store.ts';
import { withAskedBy } from './connection-filter.ts';
import { formatConnection, formatHistory, formatListed } from './connection-format.ts';
import {
  canNameUsers,
  canReadScope,
  visibleUserOf,
  visibleUserOfOne,
} from './connection-policy.ts';
import { noSuchConnection } from './connection-problems.ts';
import { countAll, findOne, findPage, findSameIdentity, type Page } from './connection-queries.ts';
import { summarize } from './connection-summary.ts';
import { findCasesWith } from './earlier-cases.ts';
import { findEvidence, findHistory } from './history-queries.ts';
import { formatUse } from './use-format.ts';
import { findCredentials, findUses } from './use-queries.ts';

export interface ConnectionsOptions {
  identify: Identify;
  costly: Costly;
  keptPages: KeptPages;
  providers: Providers;
  store: Store;
}

/** Filter and order that a cursor belongs to; how much a page has may change on the way. */
function bindingOf(accountId: string, userId: string, query: ConnectionsQuery) {
  const { cursor, limit, purpose, withScopes, ...rest } = query;
  return [accountId, query.scope === 'mine' ? userId : null, rest];
}

/** Beyond, a list costs as much as many plain ones. */
const fewUsers = 200;

/** A search reads the text of every connection of the account until the page is full. */
const isCostly = (query: ConnectionsQuery) =>
  (query.scope === 'account' && Boolean(query.q)) || namedUsers(query) > fewUsers;

const namedUsers = ({ userIds = [], orUserIds = [] }: ConnectionsQuery) =>
  userIds.length + orUserIds.length;

/**
 * Time alone changes what has not been used for so many days, an export is read once, and thousands of
 * ids would take more room than the page.
 */
const isKept = (query: ConnectionsQuery) =>
  query.unusedForDays === undefined && query.purpose !== 'export' && namedUsers(query) <= fewUsers;

const namedCases = 10;

/** The lists of connections: one page, the counts, one connection. */
export const connectionRoutes: FastifyPluginAsyncZod<ConnectionsOptions> = async (app, options) => {
  const { identify, costly, keptPages, providers, store } = options;
  const recordAccess = createLooks();

  route(app, routes.queryConnections, { onRequest: identify.person }, async (request, reply) => {
    const caller = callerOf(request);
    const query = request.body;
    if (!canReadScope(caller, query.scope)) throw adminsOnly();
    if (!canNameUsers(caller, query)) {
      throw new HttpProblem(403, {
        type: 'not-your-own',
        detail:
          'Scope "mine" holds your own connections only; "userIds" or "orUserIds" names other people.',
      });
    }
    const binding = bindingOf(caller.accountId, caller.userId, query);
    const from = positionFrom(query.cursor, binding);
    const account = store.account(caller.accountId);
    const visibleUser = visibleUserOf(caller, query.scope);
    await recordAccess(account, caller, query);
    const wanted = withAskedBy(query, providers);
    const read = async () => {
      const found = await findPage(account, wanted, visibleUser, from);
      const counted = await countFor(found, from === null, () =>
        countAll(account, wanted, visibleUser),
      );
      return { found, count: counted };
    };
    const compute = async () => {
      const { found, count } = isCostly(query)
        ? await costly(caller.accountId, read)
        : await read();
      const format = query.withScopes ? formatConnection : formatListed;
      return {
        items: found.rows.map((row) => format(row, providers)),
        nextCursor: found.next ? writeCursor(found.next, binding) : null,
        ...count,
      };
    };
    const revision = isKept(query) ? await account.revision() : null;
    const of = [visibleUser, query];
    const key = { accountId: caller.accountId, revision, of };
    return sendPage(keptPages, { request, reply }, key, compute);
  });

  route(
    app,
    routes.connectionsSummary,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request) => {
      const caller = callerOf(request);
      const { scope } = request.query;
      if (!canReadScope(caller, scope)) throw adminsOnly();
      const account = store.account(caller.accountId);
      return { scope, ...(await summarize(account, visibleUserOf(caller, scope))) };
    },
  );

  route(
    app,
    routes.connection,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request): Promise<ConnectionDetail> => {
      const caller = callerOf(request);
      const visibleUser = visibleUserOfOne(caller);
      const account = store.account(caller.accountId);
      const row = await findOne(account, request.params.id, visibleUser);
      if (!row) throw noSuchConnection();
      const [uses, credentials, history, evidence, cases, same] = await Promise.all([
        findUses(account, row.id),
        findCredentials(account, row.id),
        findHistory(account, row.id, visibleUser),
        findEvidence(account, [row.id], visibleUser),
        findCasesWith(account, [row.id], {
          isShadowed: visibleUser?.isShadowed === true,
          limit: namedCases,
        }),
        findSameIdentity(account, row, visibleUser),
      ]);
      return {
        connection: formatConnection(row, providers),
        uses: uses.map(formatUse),
        credentials: credentials.map((credential) => ({
          userCredentialsId: credential.user_credentials_id,
          since: credential.since,
        })),
        history: history.map(formatHistory),
        evidence: evidence.map(formatHistory),
        cases,
        sameIdentity: same.map((other) => formatConnection(other, providers)),
      };
    },
  );
};

/** A first page that holds everything needs no second look at the store. */
async function countFor(
  { rows, next }: Page,
  isFirst: boolean,
  count: () => Promise<{ total: number; totalExact: boolean }>,
) {
  if (!isFirst) return { total: null, totalExact: null };
  return next === null ? { total: rows.length, totalExact: true } : count();
}
