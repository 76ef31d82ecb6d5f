import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { RevocationCase } from '../../server/contract/case.ts';
import { openStore } from '../../server/store/open-store.ts';
import { environment } from '../kit/environment.ts';
import { type Caller, sessionToken } from '../kit/tokens.ts';
import { type Figure, percentile, type Say } from './measure.ts';

export interface CaseSubject {
  /** For the table, such as `sqlite, 100,000`; all of the account's are in the case. */
  label: string;
  url: string;
  accountId: number;
  /** Another account of the same store, whose list is asked for meanwhile. */
  otherAccountId: number;
}

type Ask = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => Promise<unknown>;

function createCaller(app: FastifyInstance, caller: Caller): Ask {
  return async (method, url, payload) => {
    const headers = { authorization: `Bearer ${sessionToken(caller)}` };
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json();
  };
}

async function timed<Result>(work: () => Promise<Result>) {
  const begun = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - begun };
}

/** Between the starts of two list requests of the other account, in milliseconds. */
const pace = 20;
const idleMilliseconds = 4000;
/** So much of the writing that follows is looked at. */
const followedMilliseconds = 20_000;

/** Asks for the list of the other account at a steady pace, whatever each takes, until told to stop. */
function startOthers(ask: Ask) {
  let isOver = false;
  const times: number[] = [];
  const calls: Promise<void>[] = [];
  const done = (async () => {
    while (!isOver) {
      const list = timed(() => ask('POST', '/api/connections/query', { scope: 'account' }));
      calls.push(list.then(({ milliseconds }) => void times.push(milliseconds)));
      await wait(pace);
    }
    await Promise.all(calls);
  })();
  return async () => {
    isOver = true;
    await done;
    return percentile(times, 0.99);
  };
}

/** Opens a case about everything of a provider, ticks a step in it, and closes it: each until it is answered. */
async function walk(ask: Ask) {
  const request = {
    situation: 'app_compromised',
    target: { kind: 'provider', provider: 'microsoft' },
  };
  const id = uuidv7();
  const path = `/api/cases/${id}`;
  const dryRun = await timed(
    () => ask('POST', '/api/cases?dryRun=true', request) as Promise<{ fingerprint: string }>,
  );
  const { fingerprint } = dryRun.result;
  const opened = await timed(
    () => ask('POST', '/api/cases', { ...request, id, fingerprint }) as Promise<RevocationCase>,
  );
  // The one section that all of the connections are in.
  const section = opened.result.sections.find((one) => one.half === 'monday');
  const step = section?.steps.find((one) => one.reports === 'monday_requested');
  if (!step) throw new Error('the case has no step for its whole target');
  const body = { version: step.version, state: 'done' };
  const ticked = await timed(() => ask('PATCH', `${path}/steps/${step.id}`, body));
  const shown = await timed(() => ask('GET', path));
  const leaveOpen = opened.result.sections.map((one) => one.id);
  const closed = await timed(() => ask('POST', `${path}/close`, { leaveOpen }));
  const until = performance.now() + followedMilliseconds;
  let seen = (await ask('GET', path)) as RevocationCase;
  while (!seen.isSettled && performance.now() < until) {
    await wait(500);
    seen = (await ask('GET', path)) as RevocationCase;
  }
  return {
    'dry run of': dryRun.milliseconds,
    'shown after opening': opened.milliseconds,
    'a step done in': ticked.milliseconds,
    'page of': shown.milliseconds,
    closing: closed.milliseconds,
  };
}

const budgets: Record<string, { atMost: number }> = {
  'shown after opening': { atMost: 3000 },
  'a step done in': { atMost: 300 },
  closing: { atMost: 1000 },
};

/**
 * A case of a whole account, from the dry run to its end; what others wait for their lists meanwhile,
 * and the longest that the server did nothing else.
 */
export async function caseFigures(subject: CaseSubject, say: Say): Promise<Figure[]> {
  const { label, url, accountId, otherAccountId } = subject;
  say(`a case of ${label}`);
  const store = await openStore({ url });
  const config = readConfig({ ...environment, DATABASE_URL: url, RATE_LIMIT_SCALE: '0' });
  const app = await createApp({ config, store, logStream: { write() {} } });
  await app.ready();
  const ask = createCaller(app, { accountId, userId: 1, kind: 'admin' });
  const other = createCaller(app, { accountId: otherAccountId, userId: 1, kind: 'admin' });
  try {
    // The first calls compile statements.
    for (let call = 0; call < 50; call += 1) {
      await other('POST', '/api/connections/query', { scope: 'account' });
    }
    const stopIdle = startOthers(other);
    await wait(idleMilliseconds);
    const idle = await stopIdle();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const stop = startOthers(other);
    const times = await walk(ask);
    const meanwhile = await stop();
    delay.disable();
    const changes = Object.entries(times).map(
      ([name, milliseconds]): Figure => ({
        kind: 'absolute',
        name: `${name} a case (${label})`,
        value: milliseconds,
        unit: 'ms',
        ...(budgets[name] && { budget: budgets[name] }),
      }),
    );
    return [
      ...changes,
      {
        kind: 'ratio',
        name: `others' list p99 beside a case, against ${idle.toFixed(1)} ms idle (${label})`,
        value: meanwhile / idle,
        unit: 'x',
        budget: { atMost: 2 },
      },
      {
        kind: 'absolute',
        name: `longest turn during the case (${label})`,
        value: delay.max / 1e6,
        unit: 'ms',
        budget: { atMost: 50 },
      },
    ];
  } finally {
    await app.close();
    await store.close();
  }
}
