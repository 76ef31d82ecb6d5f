import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, type Identify } from '../auth/identify.ts';
import type { Organizations } from '../contract/organization.ts';
import { routes } from '../contract/routes.ts';
import { compressAnswer } from '../http/compress.ts';
import { adminsOnly } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import type { Store } from '../store/open-store.ts';
import { formatOrganization } from './organization-format.ts';
import { canListOrganizations } from './organization-policy.ts';

export interface OrganizationsOptions {
  identify: Identify;
  store: Store;
}

const shownAtMost = 500;

/** `GET /api/organizations`: what the list can be filtered by. */
export const organizationRoutes: FastifyPluginAsyncZod<OrganizationsOptions> = async (
  app,
  options,
) => {
  const { identify, store } = options;

  route(
    app,
    routes.organizations,
    { onRequest: identify.person, onSend: compressAnswer },
    async (request): Promise<Organizations> => {
      const caller = callerOf(request);
      if (!canListOrganizations(caller)) throw adminsOnly();
      const rows = await store.account(caller.accountId).largestOrganizations(shownAtMost + 1);
      return {
        items: rows.slice(0, shownAtMost).map(formatOrganization),
        more: rows.length > shownAtMost,
      };
    },
  );
};
