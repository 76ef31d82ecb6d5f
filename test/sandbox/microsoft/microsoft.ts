import type { FastifyInstance } from 'fastify';
import { createStandIn } from '../stand-in.ts';
import { consentRoutes } from './consent.ts';
import { graphRoutes } from './graph.ts';
import type { MicrosoftState } from './state.ts';
import { tokenRoute } from './token-endpoint.ts';

export interface MicrosoftOptions {
  state: MicrosoftState;
  /** monday's redirect address, known once monday's stand-in listens. */
  redirectUri: () => string;
}

/** The stand-in for Microsoft: sign-in with consent, the token endpoint, and Graph. */
export function createMicrosoft(options: MicrosoftOptions): FastifyInstance {
  const app = createStandIn();
  consentRoutes(app, options);
  tokenRoute(app, options.state);
  graphRoutes(app, options.state);
  return app;
}
