import type { FastifyInstance } from 'fastify';
import { createStandIn } from '../stand-in.ts';
import { consentRoutes } from './consent.ts';
import { entraSignInRoutes } from './entra-sign-in.ts';
import { graphRoutes } from './graph.ts';
import { graphDirectoryRoutes } from './graph-directory.ts';
import { appAccessRoutes } from './pages/app-access.ts';
import { entraRoutes } from './pages/entra.ts';
import { myAppsRoutes } from './pages/my-apps.ts';
import type { MicrosoftState } from './state.ts';
import { tokenRoute } from './token-endpoint.ts';

export interface MicrosoftOptions {
  state: MicrosoftState;
  /** monday's redirect address, known once monday's stand-in listens. */
  redirectUri: () => string;
  /** Address of the app, whose page an administrator signs in for. */
  view: () => string;
}

/** The stand-in for Microsoft: sign-in with consent, the token endpoint, Graph, and the pages. */
export function createMicrosoft(options: MicrosoftOptions): FastifyInstance {
  const app = createStandIn();
  consentRoutes(app, options);
  tokenRoute(app, options.state);
  graphRoutes(app, options.state);
  graphDirectoryRoutes(app, options.state);
  myAppsRoutes(app, options.state);
  appAccessRoutes(app, options.state);
  entraRoutes(app, options.state);
  entraSignInRoutes(app, options);
  return app;
}
