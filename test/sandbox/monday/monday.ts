import type { FastifyInstance } from 'fastify';
import type { Provider } from '../../../server/providers/shared/provider-definition.ts';
import type { GraphControls } from '../microsoft/state.ts';
import type { Places } from '../places.ts';
import { createStandIn } from '../stand-in.ts';
import type { SandboxTime } from '../time.ts';
import { connectRoutes } from './connect.ts';
import { fieldRoute } from './field.ts';
import type { HostConfig } from './host/config.ts';
import { hostRoutes } from './host-routes.ts';
import { lifecycleRoutes } from './lifecycle.ts';
import { outsideRoute } from './outside.ts';
import { runRoutes } from './runs.ts';
import type { MondayState } from './state.ts';
import { timeRoute } from './time.ts';
import { troubleRoute } from './trouble.ts';

export interface MondayOptions {
  state: MondayState;
  /** Microsoft's controls, for the bar of the host page. */
  graph: GraphControls;
  places: Places;
  time: SandboxTime;
  /** A fresh access token of a provider in exchange for an older one. */
  renew: (provider: Provider, token: string) => string;
  /** Frame permissions when the host page's address names none. */
  frame: HostConfig['frame'];
  /** A link into the open case of the seed, once there is one. */
  caseLink(): string | null;
}

/**
 * The stand-in for monday: the page that frames the view, its API, connecting an account, running an
 * automation, and installing the app.
 */
export function createMonday(options: MondayOptions): FastifyInstance {
  const app = createStandIn();
  hostRoutes(app, options);
  connectRoutes(app, options);
  runRoutes(app, options);
  fieldRoute(app, options);
  lifecycleRoutes(app, options);
  outsideRoute(app, options.places);
  timeRoute(app, options.time);
  troubleRoute(app, { monday: options.state.controls, graph: options.graph });
  return app;
}
