import { identityPath, publicUrl } from '../kit/environment.ts';
import { json, me, organization, startGraph } from '../kit/graph.ts';
import { requestToken } from '../kit/tokens.ts';
import { type Figure, percentile, type Say, timesOf } from './measure.ts';
import { startKeyholder } from './processes.ts';

/** Enough for some checkpoints of SQLite's log. */
const calls = 1500;

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

  const ofGraph: number[] = [];
  const whole = await timesOf(calls, async (call) => {
    const caller = { accountId: 1, userId: call + 1 };
    graph.requests.length = 0;
    const response = await fetch(`${server.url}${identityPath}`, {
      method: 'POST',
      headers: {
        authorization: requestToken(caller, `${publicUrl}${identityPath}`),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ token: 'opaque', ...caller }),
    });
    if (response.status !== 200) throw new Error(`identity call: ${response.status}`);
    await response.json();
    ofGraph.push(answeredAt - (graph.requests[0]?.at ?? 0));
  });
  await server.stop();
  await graph.close();

  const own = whole.map((time, call) => time - (ofGraph.at(call - whole.length) ?? 0));
  const figure = (name: string, share: number, budget?: Figure['budget']): Figure => ({
    kind: 'absolute',
    name: `identity call without Graph, ${name} (${kind})`,
    value: percentile(own, share),
    unit: 'ms',
    ...(budget && { budget }),
  });
  return [figure('p50', 0.5), figure('p99', 0.99, { atMost: 5 })];
}
