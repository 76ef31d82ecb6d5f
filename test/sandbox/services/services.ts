import type { FastifyInstance } from 'fastify';
import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import { features } from '../monday/features.ts';
import { createStandIn } from '../stand-in.ts';
import { identityRoutes, tokenRoute } from './api.ts';
import { ownerRoute } from './api-token-owner.ts';
import { connectedAppsRoutes } from './connected-apps.ts';
import { consentRoutes } from './consent.ts';
import type { ServiceState } from './registry.ts';
import type { Service, SignIn } from './service.ts';

/** The way that the app's manifest names, and those that the service has besides. */
const signInsOf = (service: Service, { oauth }: Provider): SignIn[] => [
  {
    id: service.id,
    authorizeUrl: oauth?.authorizeUrl ?? '',
    tokenUrl: oauth?.tokenUrl ?? '',
    holderOf: (account) => account,
    tokenAnswer: service.tokenAnswer,
  },
  ...(service.otherSignIns ?? []),
];

/** The stand-in for every provider but Microsoft: consent, token endpoint, whose token it is. */
export function createServices(options: {
  states: ServiceState[];
  /** monday's redirect address, known once monday's stand-in listens. */
  redirectUri: () => string;
}): FastifyInstance {
  const app = createStandIn();
  for (const state of options.states) {
    const provider = features[state.service.id];
    for (const signIn of signInsOf(state.service, provider)) {
      consentRoutes(app, { state, provider, signIn, redirectUri: options.redirectUri });
      tokenRoute(app, { state, signIn });
    }
    identityRoutes(app, state);
    connectedAppsRoutes(app, state);
  }
  ownerRoute(app);
  return app;
}
