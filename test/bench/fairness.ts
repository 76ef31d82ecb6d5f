import { Agent, request as ask } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fillConnections } from '../kit/fill.ts';
import { type Caller, sessionToken } from '../kit/tokens.ts';
import { type Figure, median, percentile, type Say } from './measure.ts';
import { startKeyholder } from './processes.ts';

const large: Caller = { accountId: 1, userId: 1, kind: 'admin' };
const other: Caller = { accountId: 2, userId: 1, kind: 'admin' };
/** Calls of the large account on their way at the same time. */
const atOnce = 20;
const rounds = 5;
const seconds = 6;
/** Between the starts of two list requests of the other account, in milliseconds. */
const pace = 10;

/** Sends JSON as a caller does, over connections that stay open. Resolves with the status. */
function createSender(url: string) {
  const agent = new Agent({ keepAlive: true });
  const send = (caller: Caller, path: string, body: object): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${sessionToken(caller)}`,
        'content-type': 'application/json',
      };
      const call = ask(url + path, { method: 'POST', agent, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      });
      call.once('error', reject);
      call.end(JSON.stringify(body));
    });
  return { send, close: () => agent.destroy() };
}

type Send = ReturnType<typeof createSender>['send'];

/** Milliseconds of the other account's list requests, which start at a steady pace whatever they take. */
async function timesOfOther(send: Send): Promise<number[]> {
  const times: number[] = [];
  const calls: Promise<void>[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(pace)) {
    const begun = performance.now();
    const call = send(other, '/api/connections/query', { scope: 'account' }).then((status) => {
      if (status !== 200) throw new Error(`a list request of the other account: ${status}`);
      times.push(performance.now() - begun);
    });
    calls.push(call);
  }
  await Promise.all(calls);
  return times;
}

/** Requests that an account may send without end, to cost others the most. */
interface Attack {
  name: string;
  path: string;
  bodies: object[];
}

const attacks: Attack[] = [
  {
    name: `${atOnce} dry runs`,
    path: '/api/cases?dryRun=true',
    bodies: [{ situation: 'app_compromised', target: { kind: 'provider', provider: 'microsoft' } }],
  },
  {
    name: `${atOnce} searches`,
    path: '/api/connections/query',
    // That find nothing; frequent words of which there are few together; much to count.
    bodies: [
      { scope: 'account', q: 'zz-nothing' },
      { scope: 'account', q: 'contoso airlines' },
      { scope: 'account', q: 'contoso', access: 'temporary' },
      { scope: 'account', q: 'lovelace', sort: '-organization' },
    ],
  },
];

/** Keeps as many calls on their way as an attacker would, until told to stop. */
function startAttack(send: Send, { name, path, bodies }: Attack) {
  let isOver = false;
  let done = 0;
  const runs = Array.from({ length: atOnce }, async () => {
    while (!isOver) {
      const status = await send(large, path, bodies[done % bodies.length] ?? {});
      if (status === 200) done += 1;
      else if (status !== 503) throw new Error(`${name}: ${status}`);
      else await wait(100);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(runs);
    return done;
  };
}

async function attackFigures(send: Send, attack: Attack, say: Say): Promise<Figure[]> {
  const ratios: number[] = [];
  const idles: number[] = [];
  let done = 0;
  await timesOfOther(send);
  for (let round = 0; round < rounds; round += 1) {
    say(`others beside ${attack.name}, round ${round + 1} of ${rounds}`);
    const idle = percentile(await timesOfOther(send), 0.99);
    const stop = startAttack(send, attack);
    const busy = percentile(await timesOfOther(send), 0.99);
    done += await stop();
    idles.push(idle);
    ratios.push(busy / idle);
  }
  if (done === 0) throw new Error(`none of the ${attack.name} was carried out`);
  return [
    {
      kind: 'ratio',
      name: `others' list requests beside ${attack.name} of 100,000, p99 against idle`,
      value: median(ratios),
      range: [Math.min(...ratios), Math.max(...ratios)],
      unit: 'x',
      budget: { atMost: 2 },
    },
    {
      kind: 'absolute',
      name: `others, idle before ${attack.name}, p99`,
      value: median(idles),
      unit: 'ms',
    },
    { kind: 'absolute', name: `${attack.name}: carried out meanwhile`, value: done, unit: '' },
  ];
}

/** Measures the cost to others of an account of 100,000 that does its worst: their list requests with and without it. */
export async function fairnessFigures(folder: string, say: Say): Promise<Figure[]> {
  const url = `sqlite:${folder}/fairness/keyholder.db`;
  const people = Array.from({ length: 200 }, (_, index) => index + 1);
  say('filling two accounts');
  await fillConnections({ url, accountId: large.accountId, count: 100_000, people });
  await fillConnections({ url, accountId: other.accountId, count: 1000, people });
  const server = await startKeyholder(folder, { DATABASE_URL: url });
  const { send, close } = createSender(server.url);
  const figures: Figure[] = [];
  try {
    for (const attack of attacks) figures.push(...(await attackFigures(send, attack, say)));
  } finally {
    close();
    await server.stop();
  }
  return figures;
}
