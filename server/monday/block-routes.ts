import type { FastifyBaseLogger } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Identify, mondayRequestOf } from '../auth/identify.ts';
import type { MondayRequest } from '../auth/request-token.ts';
import type { BlockAnswer, BlockRequest } from '../contract/block.ts';
import type { RunCredential } from '../contract/credentials.ts';
import { routes } from '../contract/routes.ts';
import { withDeadline } from '../http/deadline.ts';
import { route } from '../http/route.ts';
import type { Providers } from '../providers/registry.ts';
import { ProviderFailure } from '../providers/shared/failure.ts';
import type { Identity, Provider } from '../providers/shared/provider-definition.ts';
import { AccountGone } from '../store/account-state.ts';
import type { AccountStore } from '../store/account-store.ts';
import type { Store } from '../store/open-store.ts';
import { noteRefusal, noteUse, noteUseWithoutIdentity, type Run } from '../uses/record-use.ts';
import { runPlace } from './block-place.ts';
import { answerBlockError, failedRun, withoutCredential } from './block-problem.ts';
import { type Carried, carriedCredential } from './call-credential.ts';

/** monday waits a minute for a run, but an automation should not. */
const providerMilliseconds = 5000;

export interface BlockOptions {
  identify: Identify;
  providers: Providers;
  store: Store;
  onResult: (provider: string, result: string) => void;
}

/** A run, and what its address says. */
interface Asked {
  body: BlockRequest;
  provider: string | undefined;
  log: FastifyBaseLogger;
}

function result(works: boolean, reason: string, identity?: Identity): BlockAnswer {
  return {
    outputFields: {
      works,
      reason,
      displayName: identity?.displayName ?? '',
      email: identity?.email ?? '',
      organization: identity?.organization?.name ?? '',
    },
  };
}

/** Only what the provider said itself counts as working. */
function answerOf(provider: Provider, identity: Identity): BlockAnswer {
  return provider.asksService
    ? result(true, 'The provider accepts the connection.', identity)
    : result(
        false,
        'Not checked: this server knows no address to ask about API tokens. The token may still work; look at the service that issued it.',
        identity,
      );
}

/** An uninstalled account gets its answer still: its automation did nothing wrong. */
async function unlessGone(noting: Promise<void>): Promise<void> {
  await noting.catch((error: unknown) => {
    if (!(error instanceof AccountGone)) throw error;
  });
}

/** A failure would come back at every run, although nothing about the automation is wrong. */
const unnamed = () =>
  result(
    false,
    'Not checked: the run does not say of which provider the connected account is. The connection may still work. Whoever set up the block in the app has to name its credential after the provider, as in "microsoft_credentials", or to end the address of the run in "?provider=microsoft".',
  );

function usable(carried: Exclude<Carried, { kind: 'unnamed' }>) {
  if (carried.kind === 'found') return carried;
  if (carried.kind === 'none') throw withoutCredential();
  throw failedRun(422, 'The run brought no usable token of the connected account.');
}

function runOf(
  provider: Provider,
  credential: RunCredential,
  caller: MondayRequest,
  body: BlockRequest,
): Run {
  return {
    provider: provider.id,
    userId: caller.userId,
    userCredentialsId: credential.userCredentialsId ?? null,
    actionUuid: body.runtimeMetadata?.actionUuid ?? null,
    place: runPlace(body),
    isAccepted: provider.asksService,
    at: new Date().toISOString(),
  };
}

/** Returns the message of a run whose token is refused, or may not read its own identity. */
function reasonOf({ kind, message, advice }: ProviderFailure): string {
  if (advice !== null) return `${message} ${advice}`;
  return kind === 'refused'
    ? 'The provider does not accept the connection. Connect the account again.'
    : message;
}

/**
 * `POST /monday/blocks/check-connection`: an automation asks whether a connection works.
 * https://developer.monday.com/apps/docs/workflows-actions
 * A refused token is an answer, not an error. The token is held in one local variable.
 */
export const blockRoutes: FastifyPluginAsyncZod<BlockOptions> = async (app, options) => {
  const { identify, providers, store, onResult } = options;

  async function check(caller: MondayRequest, asked: Asked): Promise<BlockAnswer> {
    const { body, log } = asked;
    const carried = carriedCredential(body.payload.credentialsValues, providers, asked.provider);
    if (carried.kind === 'unnamed') {
      log.warn({ keys: carried.keys }, 'credentials of no provider that is known here');
      onResult('none', 'unnamed');
      return unnamed();
    }
    const { provider, credential, keys } = usable(carried);
    if (keys.length > 0) log.info({ keys }, 'credentials beside the one that was checked');
    const run = runOf(provider, credential, caller, body);
    const accountStore = store.account(caller.accountId);
    try {
      const identity = await withDeadline(providerMilliseconds, (deadline) =>
        provider.identify(credential.accessToken, {
          deadline,
          accountId: caller.accountId,
          parameters: credential.userCredentialsParams ?? {},
        }),
      );
      const grantedScopes = provider.grantedScopes(credential.tokenRequestedParams);
      const scopes = grantedScopes ?? provider.requestedScopes;
      const seen = {
        provider: provider.id,
        identity,
        grantedScopes,
        access: provider.accessWith(scopes),
        risk: provider.riskOf(scopes),
        at: run.at,
      };
      await unlessGone(noteUse(accountStore, run, seen));
      onResult(provider.id, provider.asksService ? 'works' : 'not_asked');
      return answerOf(provider, identity);
    } catch (error) {
      onResult(provider.id, error instanceof ProviderFailure ? error.kind : 'failed');
      if (!(error instanceof ProviderFailure)) throw error;
      return answerTo(error, accountStore, run);
    }
  }

  async function answerTo(
    failure: ProviderFailure,
    accountStore: AccountStore,
    run: Run,
  ): Promise<BlockAnswer> {
    switch (failure.kind) {
      case 'refused':
        await unlessGone(noteRefusal(accountStore, run));
        return result(false, reasonOf(failure));
      case 'unreadable':
        await unlessGone(noteUseWithoutIdentity(accountStore, run));
        return result(true, reasonOf(failure));
      case 'parameters':
        return result(false, failure.message);
      case 'timeout':
        throw failedRun(504, 'The provider did not answer in time.');
      case 'unavailable':
        throw failedRun(502, 'The provider cannot be reached at the moment.');
    }
  }

  route(
    app,
    routes.checkConnection,
    { onRequest: identify.monday, errorHandler: answerBlockError },
    async (request) => {
      const { body, log, query } = request;
      return check(mondayRequestOf(request), { body, log, provider: query.provider });
    },
  );
};
