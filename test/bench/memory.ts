import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { identityPath, publicUrl } from '../kit/environment.ts';
import { json, me, organization, startGraph } from '../kit/graph.ts';
import { requestToken, sessionToken } from '../kit/tokens.ts';
import { type Figure, median, type Say } from './measure.ts';
import { startKeyholder } from './processes.ts';

const minutes = 5;
const secondsPerSample = 5;
/** Calls a second: lists, searches, figures, people and identity calls in turn. */
const callsPerSecond = 60;
const samplesPerMinute = 60 / secondsPerSample;

const queries = [
  {},
  { q: 'contoso' },
  { sort: 'displayName' },
  { q: 'zz-nothing' },
  { state: 'active', access: 'temporary' },
  { q: 'émilie knuth' },
  { limit: 200, withScopes: true },
];

/** Requests of every kind, in turn; each identity call is a person's first. */
function mixOf(accountId: number): autocannon.Request[] {
  // Made for each call: a token of the view lasts for minutes only.
  const setupRequest = (request: autocannon.Request): autocannon.Request => ({
    ...request,
    headers: {
      authorization: `Bearer ${sessionToken({ accountId, userId: 1, kind: 'admin' })}`,
      'content-type': 'application/json',
      'accept-encoding': 'zstd',
    },
  });
  let userId = 100_000;
  const lists = queries.map(
    (query): autocannon.Request => ({
      method: 'POST',
      path: '/api/connections/query',
      setupRequest,
      body: JSON.stringify({ scope: 'account', ...query }),
    }),
  );
  const connect: autocannon.Request = {
    method: 'POST',
    path: identityPath,
    setupRequest: (request) => {
      userId += 1;
      const caller = { accountId, userId };
      return {
        ...request,
        headers: {
          authorization: requestToken(caller, `${publicUrl}${identityPath}`),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ token: 'opaque', ...caller }),
      };
    },
  };
  const reads = ['/api/connections/summary?scope=account', '/api/people', '/api/session'].map(
    (path): autocannon.Request => ({ method: 'GET', path, setupRequest }),
  );
  return lists.flatMap((list, index) => [list, connect, reads[index % reads.length] ?? connect]);
}

/** Memory of the server under a mixed load: its second minute against its last one. */
export async function memoryFigures(
  subject: { folder: string; url: string; label: string; accountId: number },
  say: Say,
): Promise<Figure[]> {
  const { folder, url, label, accountId } = subject;
  say(`memory under mixed load, ${minutes} minutes (${label})`);
  const graph = await startGraph();
  graph.on('/me', json(me));
  graph.on('/organization', json(organization));
  const server = await startKeyholder(folder, {
    DATABASE_URL: url,
    MICROSOFT_GRAPH_URL: graph.url,
  });
  const samples: number[] = [];
  try {
    const load = autocannon({
      url: server.url,
      connections: 10,
      overallRate: callsPerSecond,
      duration: (minutes + 1) * 60,
      requests: mixOf(accountId),
    });
    for (let sample = 0; sample < (minutes + 1) * samplesPerMinute; sample += 1) {
      await wait(secondsPerSample * 1000);
      samples.push(server.memoryMegabytes());
      // What the stand-in keeps of each question is this process's memory, not the server's.
      graph.requests.length = 0;
    }
    const { errors, non2xx, requests } = await load;
    // Searches of one account take turns: some are told to come back (503).
    if (errors > 0 || non2xx > requests.total / 4) throw new Error('the load was not answered');
  } finally {
    await server.stop();
    await graph.close();
  }
  const ofMinutes = Array.from({ length: minutes + 1 }, (_, minute) =>
    median(samples.slice(minute * samplesPerMinute, (minute + 1) * samplesPerMinute)),
  );
  say(`minute by minute: ${ofMinutes.map((value) => value.toFixed(0)).join(', ')} MB`);
  const [, second = 0] = ofMinutes;
  const last = ofMinutes.at(-1) ?? 0;
  return [
    {
      kind: 'ratio',
      name: `memory after ${minutes} minutes of mixed load, to its second minute (${label})`,
      value: last / second,
      unit: 'x',
      budget: { atMost: 1.1 },
    },
    {
      kind: 'absolute',
      name: `memory at most under mixed load (${label})`,
      value: Math.max(...samples),
      unit: 'MB',
    },
  ];
}
