import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Identify, mondayRequestOf } from '../auth/identify.ts';
import type { MondayRequest } from '../auth/request-token.ts';
import { recordConnection } from '../connections/record-connection.ts';
import { type IdentityRequest, providerToken } from '../contract/identity.ts';
import { routes } from '../contract/routes.ts';
import { withDeadline } from '../http/deadline.ts';
import { HttpProblem } from '../http/problem-reply.ts';
import { route } from '../http/route.ts';
import { asStoreProblem } from '../http/store-failure.ts';
import type { Providers } from '../providers/registry.ts';
import { type FailureKind, ProviderFailure } from '../providers/shared/failure.ts';
import type { Provider } from '../providers/shared/provider-definition.ts';
import type { Store } from '../store/open-store.ts';

/** Leaves room for the store within the eight seconds of the whole call. */
const providerMilliseconds = 5000;
/** A transaction that cannot commit by then is given up: each statement may wait, one by one. */
const recordMilliseconds = 7000;
/** Time for a commit that began before. */
const commitMilliseconds = 500;

const nothingRecorded = 'Nothing was recorded.';

const answers: Record<FailureKind, { status: number; advice: string }> = {
  refused: { status: 422, advice: 'Connect the account again.' },
  unreadable: { status: 422, advice: 'Check the permissions that the app asks for.' },
  parameters: { status: 400, advice: 'Correct it and connect the account again.' },
  unavailable: { status: 502, advice: 'Try to connect again in a few minutes.' },
  timeout: { status: 504, advice: 'Try to connect again in a few minutes.' },
};

/** Rejects some time after the deadline. */
async function endOf(deadline: AbortSignal): Promise<never> {
  await once(deadline, 'abort');
  await wait(commitMilliseconds, undefined, { ref: false });
  throw deadline.reason;
}

export interface IdentityOptions {
  identify: Identify;
  providers: Providers;
  store: Store;
  onResult: (provider: string, result: string) => void;
}

/** One shape for every failure of the provider, in words that hold nothing of its answer. */
function asProblem(error: unknown): unknown {
  if (!(error instanceof ProviderFailure)) return error;
  const { status, advice } = answers[error.kind];
  return new HttpProblem(status, {
    type: `provider-${error.kind}`,
    detail: `${error.message} ${nothingRecorded} ${error.advice ?? advice}`,
  });
}

/** The signature says whom monday asks for; a body that says otherwise was not written by monday. */
function checkSameCaller(signed: MondayRequest, body: IdentityRequest): void {
  const { accountId = null, userId = null } = body;
  const isSame =
    (accountId === null || accountId === signed.accountId) &&
    (userId === null || userId === signed.userId);
  if (isSame) return;
  throw new HttpProblem(403, {
    type: 'token-and-body-differ',
    detail: `The token and the body name different accounts or users. ${nothingRecorded}`,
  });
}

/**
 * The documents show the token apart from the payload, under a heading that may mean a header; the
 * public implementations read it in the body. The body wins.
 */
function tokenOf(body: IdentityRequest, headers: Record<string, unknown>): string {
  const token = providerToken.safeParse(body.token ?? headers.token);
  if (token.success) return token.data;
  throw new HttpProblem(400, {
    type: 'bad-input',
    detail: `The body holds no usable "token". ${nothingRecorded}`,
    errors: [{ pointer: '/token', detail: 'is required' }],
  });
}

/**
 * `POST /monday/credentials/{provider}/identity`: monday asks whose account was just connected.
 * https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials
 * Recorded before answered; without an identity nothing is recorded.
 */
export const identityRoutes: FastifyPluginAsyncZod<IdentityOptions> = async (app, options) => {
  const { identify, providers, store, onResult } = options;

  function providerOf(id: string): Provider {
    const provider = providers.get(id);
    if (provider) return provider;
    throw new HttpProblem(404, {
      type: 'unknown-provider',
      detail: `This server knows no provider of that name. ${nothingRecorded}`,
    });
  }

  async function record(
    provider: Provider,
    caller: MondayRequest,
    body: IdentityRequest,
    { token, deadline }: { token: string; deadline: AbortSignal },
  ) {
    const identity = await withDeadline(providerMilliseconds, (ofProvider) =>
      provider.identify(token, {
        deadline: ofProvider,
        accountId: caller.accountId,
        parameters: body.userCredentialsParams ?? {},
      }),
    );
    const grantedScopes = provider.grantedScopes(body.tokenRequestedParams);
    const scopes = grantedScopes ?? provider.requestedScopes;
    const recorded = recordConnection(store.account(caller.accountId), {
      provider: provider.id,
      userId: caller.userId,
      identity,
      grantedScopes,
      access: provider.accessWith(scopes),
      risk: provider.riskOf(scopes),
      at: new Date().toISOString(),
      signedAt: caller.signedAt,
      deadline,
    });
    await Promise.race([recorded, endOf(deadline)]).catch((error: unknown) => {
      const advice = `${nothingRecorded} Try to connect again in a few minutes.`;
      throw asStoreProblem(error, app.log, advice);
    });
    return identity;
  }

  route(app, routes.identity, { onRequest: identify.monday }, async (request) => {
    const provider = providerOf(request.params.provider);
    const caller = mondayRequestOf(request);
    checkSameCaller(caller, request.body);
    const token = tokenOf(request.body, request.headers);
    try {
      const identity = await withDeadline(recordMilliseconds, (deadline) =>
        record(provider, caller, request.body, { token, deadline }),
      );
      onResult(provider.id, 'recorded');
      return {
        providerUniqueIdentifier: identity.providerUniqueIdentifier,
        displayName: identity.displayName,
      };
    } catch (error) {
      onResult(provider.id, error instanceof ProviderFailure ? error.kind : 'failed');
      throw asProblem(error);
    }
  });
};
