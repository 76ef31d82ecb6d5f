import type { FastifyInstance } from 'fastify';
import { features } from '../monday/features.ts';
import { createStandIn } from '../stand-in.ts';
import { identityRoutes, tokenRoute } from './api.ts';
import { ownerRoute } from './api-token-owner.ts';
import { connectedAppsRoutes } from './connected-apps.ts';
import { consentRoutes } from './consent.ts';
import type { ServiceState } from './registry.ts';

/** The stand-in for every provider but Microsoft: consent, token endpoint, whose token it is. */
export function createServices(options: {
  states: ServiceState[];
  /** monday's redirect address, known once monday's stand-in listens. */
  redirectUri: () => string;
}): FastifyInstance {
  const app = createStandIn();
  for (const state of options.states) {
    const provider = features[state.service.id];
    consentRoutes(app, { state, provider, redirectUri: options.redirectUri });
    tokenRoute(app, { state, provider });
    identityRoutes(app, state);
    connectedAppsRoutes(app, state);
  }
  ownerRoute(app);
  return app;
}
