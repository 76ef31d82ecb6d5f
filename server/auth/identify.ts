import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Limit } from '../http/limits.ts';
import { HttpProblem } from '../http/problem-reply.ts';
import type { MondayRequest } from './request-token.ts';
import type { AppInstallClaims, Caller, InstallCaller } from './session-token.ts';
import { TokenRefused, tokenOfHeader } from './token-check.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once a session token was verified. */
    caller: Caller | null;
    /** Set once the token of a lifecycle event was verified. */
    appInstall: AppInstallClaims | null;
    /** Set once a request token was verified. */
    mondayRequest: MondayRequest | null;
  }
}

/** Hooks that say who is calling, before the body is read. */
export interface Identify {
  /** For the view: a session token. */
  person(request: FastifyRequest): Promise<void>;
  /** For monday's servers: a request token. */
  monday(request: FastifyRequest): Promise<void>;
  /** For monday's lifecycle events: a token of the session kind. */
  lifecycle(request: FastifyRequest): Promise<void>;
}

export interface IdentifyOptions {
  checkSession: (token: string) => Caller;
  checkInstall: (token: string) => InstallCaller;
  checkRequest: (token: string, path: string) => MondayRequest;
  limit: Limit;
  onRefused: (reason: string) => void;
}

/** Makes the hooks, and the properties of a request that they fill. */
export function createIdentify(app: FastifyInstance, options: IdentifyOptions): Identify {
  const { checkSession, checkInstall, checkRequest, limit, onRefused } = options;
  app.decorateRequest('caller', null);
  app.decorateRequest('appInstall', null);
  app.decorateRequest('mondayRequest', null);

  async function orUnauthorized<Identity>(request: FastifyRequest, check: () => Identity) {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      onRefused(error.reason);
      await limit(request, 'failure');
      throw new HttpProblem(401, {
        type: error.reason,
        detail: `${error.message} Nothing was done.`,
      });
    }
  }

  async function countCallOfPerson(request: FastifyRequest) {
    // The person's own limit first: who is over it must not use up that of everyone else.
    await limit(request, 'person');
    await limit(request, 'account');
  }

  return {
    async person(request) {
      request.caller = await orUnauthorized(request, () =>
        checkSession(tokenOfHeader(request.headers.authorization)),
      );
      await countCallOfPerson(request);
    },
    async lifecycle(request) {
      const { install, ...caller } = await orUnauthorized(request, () =>
        checkInstall(tokenOfHeader(request.headers.authorization)),
      );
      request.caller = caller;
      request.appInstall = install;
      await countCallOfPerson(request);
    },
    async monday(request) {
      const path = request.url.split('?', 1)[0] ?? '';
      request.mondayRequest = await orUnauthorized(request, () =>
        checkRequest(tokenOfHeader(request.headers.authorization), path),
      );
      await limit(request, 'account');
    },
  };
}

/** The verified caller. Throws when a route forgot its hook: better a 500 than an open account store. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('route without identity');
  return request.caller;
}

/** The verified call of monday's, likewise. */
export function mondayRequestOf(request: FastifyRequest): MondayRequest {
  if (!request.mondayRequest) throw new Error('route without identity');
  return request.mondayRequest;
}

/** The verified install of a lifecycle event, likewise. */
export function appInstallOf(request: FastifyRequest): AppInstallClaims {
  if (!request.appInstall) throw new Error('route without identity');
  return request.appInstall;
}
