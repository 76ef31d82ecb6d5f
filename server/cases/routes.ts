import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { changeRoutes } from './change-routes.ts';
import { handoffRoutes } from './handoff-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { openRoutes } from './open-routes.ts';
import { readRoutes } from './read-routes.ts';
import type { CaseOptions } from './route-parts.ts';
import { sharedRoutes } from './shared-routes.ts';

/** Everything about cases: people of the view, holders of links, pages outside the frame. */
export const caseRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const parts = [openRoutes, readRoutes, changeRoutes, linkRoutes, sharedRoutes, handoffRoutes];
  for (const routes of parts) await app.register(routes, options);
};
