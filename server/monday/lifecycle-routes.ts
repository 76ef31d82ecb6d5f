import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { appInstallOf, callerOf, type Identify } from '../auth/identify.ts';
import type { AppInstallClaims, Caller } from '../auth/session-token.ts';
import type { LifecycleOutcome, LifecycleRequest } from '../contract/lifecycle.ts';
import { routes } from '../contract/routes.ts';
import { HttpProblem } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import { asStoreProblem } from '../http/store-failure.ts';
import { type LifecycleEvent, takeInstall, takeUninstall } from '../jobs/events.ts';
import type { Store } from '../store/open-store.ts';

export interface LifecycleOptions {
  identify: Identify;
  store: Store;
  /** Told when there is something to delete. */
  onWork: () => void;
}

/**
 * The body is not signed, and everyone in an account has a token of this kind: what the token does
 * not say itself is not believed.
 */
function checkSame(caller: Caller, install: AppInstallClaims, { data }: LifecycleRequest): void {
  const isSame =
    caller.accountId === data.account_id &&
    caller.userId === data.user_id &&
    install.appId === data.app_id;
  if (isSame) return;
  throw new HttpProblem(403, {
    type: 'token-and-body-differ',
    detail: 'The token and the body name different accounts, users or apps. Nothing was done.',
  });
}

/** The type of the body is logged only where it is one of these words. */
const knownType = (type: string) => (/^(un)?install$/.test(type) ? type : 'other');

/** An event from the future would make every later one look late. */
function timeOf({ data }: LifecycleRequest): string {
  const now = Date.now();
  const time = Date.parse(data.timestamp ?? '');
  return new Date(Number.isNaN(time) ? now : Math.min(time, now)).toISOString();
}

/**
 * `POST /monday/lifecycle`: installs, uninstalls and subscriptions.
 * https://developer.monday.com/apps/docs/webhooks-1
 */
export const lifecycleRoutes: FastifyPluginAsyncZod<LifecycleOptions> = async (app, options) => {
  const { identify, store, onWork } = options;

  async function take(
    type: string,
    accountId: string,
    event: LifecycleEvent,
  ): Promise<LifecycleOutcome> {
    const accountStore = store.lifecycle(accountId);
    if (type === 'install') return takeInstall(accountStore, event);
    // A subscription that ends leaves the app installed, and what it recorded in place.
    return type === 'uninstall' ? takeUninstall(accountStore, event) : 'recorded';
  }

  route(app, routes.lifecycle, { onRequest: identify.lifecycle }, async (request, reply) => {
    const caller = callerOf(request);
    const install = appInstallOf(request);
    checkSame(caller, install, request.body);
    const event = {
      userId: caller.userId,
      isAdmin: caller.role === 'admin',
      appVersionId: install.appVersionId,
      installId: install.installId,
      at: timeOf(request.body),
    };
    const outcome = await take(request.body.type, caller.accountId, event).catch(
      (error: unknown) => {
        throw asStoreProblem(error, request.log, 'Nothing was done. Send the event again.');
      },
    );
    request.log.info(
      { accountId: caller.accountId, event: knownType(request.body.type), outcome },
      'lifecycle',
    );
    if (outcome === 'deleting') onWork();
    return reply.code(outcome === 'pending' ? 202 : 200).send({ outcome });
  });
};
