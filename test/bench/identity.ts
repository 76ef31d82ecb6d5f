import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { identityPath, publicUrl } from '../kit/environment.ts';
import { json, me, organization, startGraph } from '../kit/graph.ts';
import { requestToken } from '../kit/tokens.ts';
import { type Figure, percentile, type Say } from './measure.ts';
import { startKeyholder } from './processes.ts';

/** Enough for some checkpoints of SQLite's log. */
const calls = 1500;
/** By then the engine has compiled what it will: a server is started once, and called for weeks. */
const warmUpCalls = 1000;

interface Call {
  headers: Record<string, string>;
  body: string;
}

/** Made beforehand: what signing costs here is no cost of the server. */
function callOf(userId: number): Call {
  const caller = { accountId: 1, userId };
  return {
    headers: {
      authorization: requestToken(caller, `${publicUrl}${identityPath}`),
      'content-type': 'application/json',
    },
    body: JSON.stringify({ token: 'opaque', ...caller }),
  };
}

async function send(agent: Agent, url: string, { headers, body }: Call): Promise<void> {
  const sent = request(`${url}${identityPath}`, { method: 'POST', agent, headers });
  const answered = Promise.withResolvers<number>();
  sent.once('error', answered.reject);
  sent.once('response', (response) => {
    text(response).then(() => answered.resolve(response.statusCode ?? 0), answered.reject);
  });
  sent.end(body);
  const status = await answered.promise;
  if (status !== 200) throw new Error(`identity call: ${status}`);
}

/**
 * Identifier calls over HTTP, one after the other, each a person's first connection, less the time
 * from the first question that the stand-in for Graph was asked to its last answer.
 */
export async function identityFigures(folder: string, url: string, say: Say): Promise<Figure[]> {
  const kind = url.split(':')[0];
  say(`identity calls (${kind})`);
  const graph = await startGraph();
  let answeredAt = 0;
  const timed =
    (body: object) =>
    (...parts: Parameters<ReturnType<typeof json>>) => {
      void json(body)(...parts);
      answeredAt = performance.now();
    };
  graph.on('/me', timed(me));
  graph.on('/organization', timed(organization));
  const server = await startKeyholder(folder, {
    DATABASE_URL: url,
    MICROSOFT_GRAPH_URL: graph.url,
  });
  const agent = new Agent({ keepAlive: true });
  const prepared = Array.from({ length: warmUpCalls + calls }, (_, index) => callOf(index + 1));

  const own: number[] = [];
  for (const [index, call] of prepared.entries()) {
    graph.requests.length = 0;
    const begun = performance.now();
    await send(agent, server.url, call);
    const whole = performance.now() - begun;
    const ofGraph = answeredAt - (graph.requests[0]?.at ?? 0);
    if (index >= warmUpCalls) own.push(whole - ofGraph);
  }
  agent.destroy();
  await server.stop();
  await graph.close();

  const figure = (name: string, share: number, budget?: Figure['budget']): Figure => ({
    kind: 'absolute',
    name: `identity call without Graph, ${name} (${kind})`,
    value: percentile(own, share),
    unit: 'ms',
    ...(budget && { budget }),
  });
  return [figure('p50', 0.5), figure('p99', 0.99, { atMost: 5 })];
}
