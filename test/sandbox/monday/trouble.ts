import type { FastifyInstance } from 'fastify';
import { type GraphControls, workingGraph } from '../microsoft/state.ts';
import { type MondayControls, workingMonday } from './state.ts';

const { sessionTokens: _tokens, sessionTokenSeconds: _seconds, ...workingApi } = workingMonday();

/** What the bar's "Make trouble" offers, in terms of the controls that tests set themselves. */
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
  api?: string;
  tokens?: MondayControls['sessionTokens'];
  graph?: string;
}

/** `POST /host/trouble`: changes how the stand-ins behave, from the next call on. */
export function troubleRoute(
  app: FastifyInstance,
  controls: { monday: MondayControls; graph: GraphControls },
): void {
  app.post<{ Body: Trouble }>('/host/trouble', async (request) => {
    const { api, tokens, graph } = request.body;
    if (api) Object.assign(controls.monday, apis[api]);
    if (tokens) controls.monday.sessionTokens = tokens;
    if (graph) Object.assign(controls.graph, graphs[graph]);
    return {};
  });
}
