import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { RevocationCase } from '../../server/contract/case.ts';
import { openStore } from '../../server/store/open-store.ts';
import { environment } from '../kit/environment.ts';
import { type Caller, sessionToken } from '../kit/tokens.ts';
import type { Figure, Say } from './measure.ts';

export interface CaseSubject {
  /** For the table, such as `sqlite, 100,000`; all of the account's are in the case. */
  label: string;
  url: string;
  accountId: number;
}

/** Calls as an admin, and how long each took until its change had reached every connection. */
function createAdmin(app: FastifyInstance, caller: Caller) {
  async function ask(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) {
    const headers = { authorization: `Bearer ${sessionToken(caller)}` };
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json();
  }
  return {
    ask,
    async change(method: 'POST' | 'PATCH', path: string, payload: object, caseId: string) {
      const begun = performance.now();
      await ask(method, path, payload);
      let seen: RevocationCase = await ask('GET', `/api/cases/${caseId}`);
      while (!seen.isSettled) seen = await ask('GET', `/api/cases/${caseId}`);
      return { seen, milliseconds: performance.now() - begun };
    },
  };
}

/** Opens a case about everything of a provider, ticks a step in it, and closes it. */
async function walk(app: FastifyInstance, caller: Caller) {
  const { ask, change } = createAdmin(app, caller);
  const request = {
    situation: 'app_compromised',
    target: { kind: 'provider', provider: 'microsoft' },
  };
  const id = uuidv7();
  const path = `/api/cases/${id}`;
  const begun = performance.now();
  const { fingerprint } = await ask('POST', '/api/cases?dryRun=true', request);
  const dryRun = performance.now() - begun;
  const opened = await change('POST', '/api/cases', { ...request, id, fingerprint }, id);
  // The one section that all of the connections are in.
  const section = opened.seen.sections.find((one) => one.half === 'monday');
  const step = section?.steps.find((one) => one.reports === 'monday_requested');
  if (!step) throw new Error('the case has no step for its whole target');
  const body = { version: step.version, state: 'done' };
  const ticked = await change('PATCH', `${path}/steps/${step.id}`, body, id);
  const leaveOpen = ticked.seen.sections.map((one) => one.id);
  const closed = await change('POST', `${path}/close`, { leaveOpen }, id);
  return {
    'dry run of': dryRun,
    opening: opened.milliseconds,
    'a tick in': ticked.milliseconds,
    closing: closed.milliseconds,
  };
}

/**
 * A case of a whole account, from the dry run to its end, each change until it has reached every
 * connection; and the longest that the server did nothing else meanwhile.
 */
export async function caseFigures(subject: CaseSubject, say: Say): Promise<Figure[]> {
  const { label, url, accountId } = subject;
  say(`a case of ${label}`);
  const store = await openStore({ url });
  const config = readConfig({ ...environment, DATABASE_URL: url, RATE_LIMIT_SCALE: '0' });
  const app = await createApp({ config, store, logStream: { write() {} } });
  await app.ready();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  try {
    const times = await walk(app, { accountId, userId: 1, kind: 'admin' });
    const changes = Object.entries(times).map(
      ([name, milliseconds]): Figure => ({
        kind: 'absolute',
        name: `${name} a case (${label})`,
        value: milliseconds,
        unit: 'ms',
      }),
    );
    return [
      ...changes,
      {
        kind: 'absolute',
        name: `longest turn during the case (${label})`,
        value: delay.max / 1e6,
        unit: 'ms',
        budget: { atMost: 50 },
      },
    ];
  } finally {
    delay.disable();
    await app.close();
    await store.close();
  }
}
