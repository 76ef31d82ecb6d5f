import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, type Identify } from '../auth/identify.ts';
import { findLine } from '../cases/entra/inventory.ts';
import { routes } from '../contract/routes.ts';
import type { Session } from '../contract/session.ts';
import { route } from '../http/route.ts';
import { stopPendingUninstall } from '../jobs/pending.ts';
import type { Providers } from '../providers/registry.ts';
import type { Store } from '../store/open-store.ts';

export interface SessionOptions {
  identify: Identify;
  providers: Providers;
  store: Store;
  appName: string;
  supportEmail: string;
  hasEntraCheck: boolean;
}

/**
 * `GET /api/session`: who is asking, and what this server can show them. The view asks it first, so
 * that an admin who asks has opened the view.
 */
export const sessionRoutes: FastifyPluginAsyncZod<SessionOptions> = async (app, options) => {
  const { identify, providers, store, appName, supportEmail, hasEntraCheck } = options;

  route(app, routes.session, { onRequest: identify.person }, async (request): Promise<Session> => {
    const { accountId, userId, role } = callerOf(request);
    const account = store.account(accountId);
    const [recordsSince, inventory, pendingUninstall] = await Promise.all([
      account.recordsSince(),
      role === 'admin' && hasEntraCheck ? findLine(account) : null,
      role === 'admin' ? stopPendingUninstall(store.lifecycle(accountId)) : null,
    ]);
    return {
      accountId,
      userId,
      role,
      features: {
        appName,
        providers: [...providers.values()].map((provider) => provider.id),
        recordsSince,
        supportEmail,
        entraCheck: hasEntraCheck,
        inventory,
        pendingUninstall,
      },
    };
  });
};
