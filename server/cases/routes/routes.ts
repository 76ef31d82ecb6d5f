import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { sharedRoutes } from './case-link-routes.ts';
import { changeRoutes } from './change-routes.ts';
import { entraRoutes } from './entra-routes.ts';
import { guideRoutes } from './guide-routes.ts';
import { handoffRoutes } from './handoff-routes.ts';
import { inventoryRoutes } from './inventory-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { openRoutes } from './open-routes.ts';
import { readRoutes } from './read-routes.ts';
import type { CaseOptions } from './route-parts.ts';

/** Everything about cases: people of the view, holders of links, pages outside the frame. */
export const caseRoutes: FastifyPluginAsyncZod<CaseOptions> = async (app, options) => {
  const parts = [
    openRoutes,
    readRoutes,
    guideRoutes,
    changeRoutes,
    linkRoutes,
    sharedRoutes,
    handoffRoutes,
    entraRoutes,
    inventoryRoutes,
  ];
  for (const routes of parts) await app.register(routes, options);
};
