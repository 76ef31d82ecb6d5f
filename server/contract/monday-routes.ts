import { z } from 'zod';
import { blockAnswer, blockError, blockRequest } from './block.ts';
import { providerHint } from './credentials.ts';
import { answersOf, bySession, defineRoute, problemsOf } from './define-route.ts';
import { optionsAnswer, optionsRequest } from './field.ts';
import { identityAnswer, identityRequest } from './identity.ts';
import { lifecycleAnswer, lifecycleRequest } from './lifecycle.ts';
import { mondayPaths } from './paths.ts';

const byRequestToken = [{ monday: [] }];

/** Routes that monday's servers call. */
export const mondayRoutes = {
  identity: defineRoute(mondayPaths.identity, {
    summary: 'Whose account was connected',
    security: byRequestToken,
    params: z.object({ provider: z.string() }),
    body: identityRequest,
    response: {
      200: identityAnswer,
      ...problemsOf(400, 401, 403, 404, 410, 422, 429, 502, 503, 504),
    },
  }),
  checkConnection: defineRoute(mondayPaths.checkConnection, {
    summary: 'The block "Check connection"',
    security: byRequestToken,
    querystring: providerHint,
    body: blockRequest,
    response: {
      200: blockAnswer,
      ...answersOf(blockError, 400, 422, 429, 502, 503, 504),
      ...problemsOf(401),
    },
  }),
  accountOptions: defineRoute(mondayPaths.accountOptions, {
    summary: 'Options of the field "Connected account"',
    security: byRequestToken,
    querystring: providerHint,
    body: optionsRequest,
    response: { 200: optionsAnswer, ...problemsOf(400, 401, 429, 503) },
  }),
  lifecycle: defineRoute(mondayPaths.lifecycle, {
    summary: 'Installs, uninstalls and subscriptions',
    security: bySession,
    body: lifecycleRequest,
    response: {
      ...answersOf(lifecycleAnswer, 200, 202),
      ...problemsOf(400, 401, 403, 429, 503),
    },
  }),
};
