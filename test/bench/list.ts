import autocannon from 'autocannon';
import { type Caller, sessionToken } from '../kit/tokens.ts';
import { type Figure, pairedRatio, type Say } from './measure.ts';
import { type Process, startKeyholder, startPeer } from './processes.ts';

/** A question to both, and the ratio to reach. */
interface Comparison {
  name: string;
  ours: object;
  peer: object;
  /** Requests a round; fewer where one takes long. */
  requests?: number;
  atLeast?: number;
}

export interface ListSubject {
  /** For the table, such as `100,000`. */
  label: string;
  folder: string;
  databasePath: string;
  accountId: number;
  /** Pages to measure, with the ratio to reach; Keyholder gives its total on every first page. */
  pages: { page: number; withTotal?: boolean; atLeast?: number }[];
  /** Searches to measure. */
  searches: string[];
  /** Requests a round for what reads the whole account. */
  wholeRequests: number;
}

/** No more at once than may run and wait of what is costly. */
const connections = 4;
/** By then the engine has compiled what it will; by time alone a busy machine would never get there. */
const warmUpRequests = 2000;
const requestsPerRound = 600;
const rounds = 4;

async function send(server: Process, caller: Caller, body: object, amount: number): Promise<void> {
  const result = await autocannon({
    url: `${server.url}/api/connections/query`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${sessionToken(caller)}`,
      'content-type': 'application/json',
      // As a browser asks; both answer the same bytes in the same way.
      'accept-encoding': 'gzip, deflate, br, zstd',
    },
    body: JSON.stringify(body),
    connections: Math.min(connections, amount),
    amount,
    timeout: 120,
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error('the list was not answered');
}

/** Processor time of one request, in milliseconds: what else the machine does hardly counts. */
async function costOf(server: Process, caller: Caller, body: object, amount: number) {
  const before = server.processorMilliseconds();
  await send(server, caller, body, amount);
  return (server.processorMilliseconds() - before) / amount;
}

/** The cursor of a page of 50, by walking there; the size of a page may change on the way. */
async function cursorOf(server: Process, caller: Caller, page: number): Promise<string | null> {
  let cursor: string | null = null;
  for (let left = (page - 1) * 50; left > 0; left -= 200) {
    const response = await fetch(`${server.url}/api/connections/query`, {
      method: 'POST',
      headers: {
        authorization: sessionToken(caller),
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        scope: 'account',
        limit: Math.min(left, 200),
        ...(cursor && { cursor }),
      }),
    });
    const answer = (await response.json()) as { nextCursor: string };
    cursor = answer.nextCursor;
  }
  return cursor;
}

async function comparisonsOf(subject: ListSubject, ours: Process, caller: Caller) {
  const { label, pages, searches, wholeRequests } = subject;
  const found: Comparison[] = [];
  for (const { page, withTotal = false, atLeast } of pages) {
    const cursor = await cursorOf(ours, caller, page);
    found.push({
      name: `page ${page} of ${label}${withTotal ? ', with totals' : ''}: plain stack`,
      ours: { scope: 'account', ...(cursor && { cursor }) },
      peer: { page, withTotal },
      ...(withTotal && { requests: wholeRequests }),
      ...(atLeast !== undefined && { atLeast }),
    });
  }
  for (const q of searches) {
    found.push({
      name: `search of ${label} for "${q}": plain stack`,
      ours: { scope: 'account', q },
      peer: { q },
      requests: wholeRequests,
    });
  }
  found.push({
    name: `opening a list of ${label}: everything at once, as n8n`,
    ours: { scope: 'account' },
    peer: { way: 'all' },
    requests: 2,
  });
  return found;
}

/** Whole list requests over HTTP against other ways on the same file, in paired runs of processor time. */
export async function listFigures(subject: ListSubject, say: Say): Promise<Figure[]> {
  const { folder, databasePath, accountId, label } = subject;
  const caller: Caller = { accountId, userId: 1, kind: 'admin' };
  const ours = await startKeyholder(folder, { DATABASE_URL: `sqlite:${databasePath}` });
  const peer = await startPeer(folder, databasePath);
  const figures: Figure[] = [];
  try {
    say(`warming up the list of ${label}`);
    await send(ours, caller, { scope: 'account' }, warmUpRequests);
    await send(peer, caller, {}, warmUpRequests);
    for (const one of await comparisonsOf(subject, ours, caller)) {
      say(one.name);
      const { requests = requestsPerRound } = one;
      // A few would end between two ticks of the clock that counts processor time.
      const ourCost = () => costOf(ours, caller, one.ours, Math.max(requests, 200));
      const peerCost = () => costOf(peer, caller, one.peer, requests);
      figures.push({
        kind: 'ratio',
        name: `${one.name} to ours`,
        unit: 'x',
        ...(one.atLeast !== undefined && { budget: { atLeast: one.atLeast } }),
        ...(await pairedRatio(rounds, peerCost, ourCost)),
      });
    }
    figures.push({
      kind: 'absolute',
      name: `memory after list requests (${label})`,
      value: ours.memoryMegabytes(),
      unit: 'MB',
    });
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
  return figures;
}
