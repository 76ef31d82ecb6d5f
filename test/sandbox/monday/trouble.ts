import type { FastifyInstance } from 'fastify';
import { type GraphControls, workingGraph } from '../microsoft/state.ts';
import { type MondayControls, workingMonday } from './state.ts';

const {
  sessionTokens: _tokens,
  sessionTokenSeconds: _seconds,
  features: _features,
  ...workingApi
} = workingMonday();

/** Choices of the bar's "Trouble", as the controls that tests set themselves. */
const apis: Record<string, Partial<MondayControls>> = {
  works: workingApi,
  older: { ...workingApi, apiVersion: '2026-04' },
  'scopes-missing': { ...workingApi, graphql: 'scopes-missing' },
  slow: { ...workingApi, graphqlDelayMilliseconds: 3000 },
  down: { ...workingApi, graphql: 'down' },
};
const graphs: Record<string, GraphControls> = {
  works: workingGraph(),
  slow: { ...workingGraph(), delayMilliseconds: 20_000 },
  throttled: { ...workingGraph(), status: 429, retryAfterSeconds: 60 },
  down: { ...workingGraph(), status: 503 },
};

interface Trouble {
  api: string;
  tokens: MondayControls['sessionTokens'];
  graph: string;
}

/** `/host/trouble`: tells and changes how the stand-ins behave, from the next call on. */
export function troubleRoute(
  app: FastifyInstance,
  controls: { monday: MondayControls; graph: GraphControls },
): void {
  const chosen: Trouble = { api: 'works', tokens: 'good', graph: 'works' };

  app.get('/host/trouble', async () => chosen);

  app.post<{ Body: Partial<Trouble> }>('/host/trouble', async (request) => {
    Object.assign(chosen, request.body);
    Object.assign(controls.monday, apis[chosen.api], { sessionTokens: chosen.tokens });
    Object.assign(controls.graph, graphs[chosen.graph]);
    return chosen;
  });
}
