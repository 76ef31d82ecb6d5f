import { DatabaseSync } from 'node:sqlite';
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
  /**
   * Something of the account is written before every so many requests; never where absent, so that each but
   * the first comes from memory.
   */
  writtenBefore?: number;
}

export interface ListSubject {
  /** For the table, such as `100,000`. */
  label: string;
  folder: string;
  databasePath: string;
  accountId: number;
  /** Pages to measure, with the ratio to reach; Keyholder gives its total on every first page. */
  pages: { page: number; withTotal?: boolean; atLeast?: number; writtenBefore?: number }[];
  /** Searches to measure. */
  searches: string[];
  /** Requests a round for what reads the whole account. */
  wholeRequests: number;
  /** True if everything at once is measured as well, which takes seconds and a gigabyte for a million. */
  isAllAtOnce?: boolean;
}

/** No more at once than may run and wait of what is costly. */
const connections = 4;
/** By then the engine has compiled what it will; by time alone a busy machine would never get there. */
const warmUpRequests = 2000;
const requestsPerRound = 600;
const rounds = 4;

interface Sending {
  amount: number;
  /** Called after each answer, before the next request leaves; one at a time then. */
  onAnswer?: () => void;
}

async function send(
  server: Process,
  caller: Caller,
  body: object,
  { amount, onAnswer }: Sending,
): Promise<void> {
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
    connections: onAnswer ? 1 : Math.min(connections, amount),
    amount,
    timeout: 120,
    ...(onAnswer && { setupClient: (client) => void client.on('response', onAnswer) }),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error('the list was not answered');
}

/** Processor time of one request, in milliseconds: what else the machine does hardly counts. */
async function costOf(server: Process, caller: Caller, body: object, sending: Sending) {
  const before = server.processorMilliseconds();
  await send(server, caller, body, sending);
  return (server.processorMilliseconds() - before) / sending.amount;
}

/**
 * Makes the server find that something of the account was written, as another server would have: what it
 * keeps is no longer so. The write itself is not measured.
 */
function createWriter(databasePath: string, accountId: number) {
  const database = new DatabaseSync(databasePath, { timeout: 5000 });
  database.exec('pragma synchronous = off');
  const write = database.prepare('update account_states set revision = ? where account_id = ?');
  return {
    write: () => void write.run(crypto.randomUUID(), String(accountId)),
    close: () => database.close(),
  };
}

const metricsToken = 'a-token-for-the-figures-of-the-bench';

/** Reads how many pages the server has sent from memory. */
async function fromMemory(server: Process): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const figures = await (await fetch(`${server.url}/metrics`, { headers })).text();
  return Number(/^keyholder_list_pages_total\{from="memory"\} (\d+)/m.exec(figures)?.[1] ?? 0);
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

/** Names what a page is measured beside, in the words of the table. */
function circumstances(writtenBefore: number | undefined): string {
  if (writtenBefore === undefined) return 'again, nothing written';
  return writtenBefore === 1 ? 'read' : `a write before every ${writtenBefore}th`;
}

/** A page so deep takes the plain stack tens of milliseconds. */
const deepPage = 1000;

async function comparisonsOf(subject: ListSubject, ours: Process, caller: Caller) {
  const { label, pages, searches, wholeRequests, isAllAtOnce = false } = subject;
  const found: Comparison[] = [];
  for (const { page, withTotal = false, atLeast, writtenBefore } of pages) {
    const cursor = await cursorOf(ours, caller, page);
    const name = `page ${page} of ${label}${withTotal ? ', with totals' : ''}`;
    found.push({
      name: `${name}, ${circumstances(writtenBefore)}: plain stack`,
      ours: { scope: 'account', ...(cursor && { cursor }) },
      peer: { page, withTotal },
      ...((withTotal || page > deepPage) && { requests: wholeRequests }),
      ...(atLeast !== undefined && { atLeast }),
      ...(writtenBefore !== undefined && { writtenBefore }),
    });
  }
  for (const q of searches) {
    found.push({
      name: `search of ${label} for "${q}": plain stack`,
      ours: { scope: 'account', q },
      peer: { q },
      requests: wholeRequests,
      writtenBefore: 1,
    });
  }
  if (!isAllAtOnce) return found;
  found.push({
    name: `opening a list of ${label}: everything at once, as n8n`,
    ours: { scope: 'account' },
    peer: { way: 'all' },
    requests: 2,
    writtenBefore: 1,
  });
  return found;
}

/** Whole list requests over HTTP against other ways on the same file, in paired runs of processor time. */
export async function listFigures(subject: ListSubject, say: Say): Promise<Figure[]> {
  const { folder, databasePath, accountId, label } = subject;
  const caller: Caller = { accountId, userId: 1, kind: 'admin' };
  const ours = await startKeyholder(folder, {
    DATABASE_URL: `sqlite:${databasePath}`,
    METRICS_TOKEN: metricsToken,
  });
  const peer = await startPeer(folder, databasePath);
  const writer = createWriter(databasePath, accountId);
  const figures: Figure[] = [];

  /** @returns a function that writes after every answer that is followed by a request in need of it */
  function writing(every: number | undefined): Pick<Sending, 'onAnswer'> {
    if (every === undefined) return {};
    let answers = 0;
    writer.write();
    return {
      onAnswer: () => {
        answers += 1;
        if (answers % every === 0) writer.write();
      },
    };
  }

  async function ourCostOf({ ours: body, writtenBefore }: Comparison, amount: number) {
    const before = await fromMemory(ours);
    const cost = await costOf(ours, caller, body, { amount, ...writing(writtenBefore) });
    const kept = (await fromMemory(ours)) - before;
    const expected =
      writtenBefore === undefined ? amount - connections : amount - amount / writtenBefore;
    if (writtenBefore === undefined ? kept < expected : Math.abs(kept - expected) > 1) {
      throw new Error(`${kept} of ${amount} pages came from memory, and not ${expected}`);
    }
    return cost;
  }

  try {
    say(`warming up the list of ${label}`);
    await send(ours, caller, { scope: 'account' }, { amount: warmUpRequests, ...writing(1) });
    await send(ours, caller, { scope: 'account' }, { amount: warmUpRequests });
    await send(peer, caller, {}, { amount: warmUpRequests });
    for (const one of await comparisonsOf(subject, ours, caller)) {
      say(one.name);
      const { requests = requestsPerRound } = one;
      // A few would end between two ticks of the clock that counts processor time.
      const ourCost = () => ourCostOf(one, Math.max(requests, 200));
      // As many at a time as of ours.
      const alike = one.writtenBefore === undefined ? {} : { onAnswer: () => {} };
      const peerCost = () => costOf(peer, caller, one.peer, { amount: requests, ...alike });
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
    writer.close();
    await Promise.all([ours.stop(), peer.stop()]);
  }
  return figures;
}
