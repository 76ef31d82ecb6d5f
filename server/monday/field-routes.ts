import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Identify, mondayRequestOf } from '../auth/identify.ts';
import { ownOf } from '../connections/connection-policy.ts';
import { findPage, type ListedRow } from '../connections/connection-queries.ts';
import { connectionsQuery } from '../contract/connection.ts';
import type { OptionsAnswer } from '../contract/field.ts';
import { routes } from '../contract/routes.ts';
import { positionFrom } from '../http/cursor-problem.ts';
import { route } from '../http/route.ts';
import { asStoreProblem } from '../http/store-failure.ts';
import type { Providers } from '../providers/registry.ts';
import { writeCursor } from '../store/cursor.ts';
import type { Store } from '../store/open-store.ts';
import { providerOfValues } from './call-credential.ts';

const optionsPerPage = 50;

export interface FieldOptions {
  identify: Identify;
  providers: Providers;
  store: Store;
}

/** Two accounts may have one name: what tells them apart stands behind it. */
function titleOf({ display_name, email, organization_name }: ListedRow): string {
  const more = [email, organization_name].filter((part) => part && part !== display_name);
  return more.length === 0 ? display_name : `${display_name} (${more.join(', ')})`;
}

const nothing: OptionsAnswer = {
  options: [],
  isPaginated: true,
  isLastPage: true,
  nextPageRequestData: null,
};

/**
 * `POST /monday/fields/connected-account/options`: what a person may choose in the field "Connected
 * account": their own connections of the credential's provider, by name.
 * https://developer.monday.com/apps/docs/paginating-remote-options
 */
export const fieldRoutes: FastifyPluginAsyncZod<FieldOptions> = async (app, options) => {
  const { identify, providers, store } = options;

  route(
    app,
    routes.accountOptions,
    { onRequest: identify.monday },
    async (request): Promise<OptionsAnswer> => {
      const { accountId, userId } = mondayRequestOf(request);
      const { payload } = request.body;
      const provider = providerOfValues(
        payload.credentialsValues,
        providers,
        request.query.provider,
      );
      if (!provider) return nothing;
      const query = connectionsQuery.parse({
        provider: provider.id,
        q: payload.search ?? payload.searchTerm ?? payload.query ?? '',
        sort: 'displayName',
        limit: optionsPerPage,
      });
      const binding = ['options', accountId, userId, query.provider, query.q];
      const from = positionFrom(
        payload.pageRequestData?.cursor,
        binding,
        '/payload/pageRequestData/cursor',
      );
      const { rows, next } = await findPage(
        store.account(accountId),
        query,
        ownOf(userId),
        from,
      ).catch((error: unknown) => {
        throw asStoreProblem(error, request.log, 'No options were read. Try again in a minute.');
      });
      return {
        options: rows.map((row) => ({ title: titleOf(row), value: row.id })),
        isPaginated: true,
        isLastPage: next === null,
        nextPageRequestData: next ? { cursor: writeCursor(next, binding) } : null,
      };
    },
  );
};
