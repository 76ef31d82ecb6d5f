import autocannon from 'autocannon';
import { type Caller, sessionToken } from '../kit/tokens.ts';
import { type Figure, pairedRatio, type Say } from './measure.ts';
import { type Process, startKeyholder, startPeer } from './processes.ts';

export interface ListSubject {
  /** For the table, such as `100,000`. */
  label: string;
  folder: string;
  databasePath: string;
  accountId: number;
  /** Pages to measure, with the ratio to reach; Keyholder gives its total on every first page. */
  pages: { page: number; withTotal?: boolean; atLeast?: number }[];
}

const connections = 10;
/** By then the engine has compiled what it will; by time alone a busy machine would never get there. */
const warmUpRequests = 2000;

async function requestsPerSecond(
  server: Process,
  caller: Caller,
  body: object,
  length: { duration: number } | { amount: number },
): Promise<number> {
  const result = await autocannon({
    url: `${server.url}/api/connections/query`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${sessionToken(caller)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    connections,
    ...length,
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error('the list was not answered');
  return result.requests.total / result.duration;
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

/** Whole list requests over HTTP against the plain stack on the same file, in paired runs. */
export async function listFigures(subject: ListSubject, say: Say): Promise<Figure[]> {
  const { folder, databasePath, accountId, label } = subject;
  const caller: Caller = { accountId, userId: 1, kind: 'admin' };
  const ours = await startKeyholder(folder, { DATABASE_URL: `sqlite:${databasePath}` });
  const peer = await startPeer(folder, databasePath);
  const figures: Figure[] = [];
  try {
    say(`warming up the list of ${label}`);
    const warmUp = { amount: warmUpRequests };
    await requestsPerSecond(ours, caller, { scope: 'account' }, warmUp);
    await requestsPerSecond(peer, caller, {}, warmUp);
    for (const { page, atLeast, withTotal = false } of subject.pages) {
      const name = `list requests a second at page ${page} of ${label}${withTotal ? ', with totals' : ''}, to the plain stack`;
      say(name);
      const cursor = await cursorOf(ours, caller, page);
      const ourBody = { scope: 'account', ...(cursor && { cursor }) };
      const length = { duration: 2 };
      const ratio = await pairedRatio(
        4,
        () => requestsPerSecond(ours, caller, ourBody, length),
        () => requestsPerSecond(peer, caller, { page, withTotal }, length),
      );
      figures.push({
        kind: 'ratio',
        name,
        unit: 'x',
        ...(atLeast !== undefined && { budget: { atLeast } }),
        ...ratio,
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
