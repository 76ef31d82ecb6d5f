import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normalizeForSearch, searchWords } from '../../../server/connections/normalize.ts';
import {
  type Connection,
  type ConnectionsQueryInput,
  connectionsPage,
} from '../../../server/contract/connection.ts';
import { fillConnections } from '../../kit/fill.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 1, kind: 'admin' };
const people = Array.from({ length: 300 }, (_, index) => index + 1);

/** Frequent, rare, absent; long, short, none of letters; in one word and in several. */
const searches = [
  'lovelace',
  'contoso airlines',
  'émilie knuth',
  'grace.hopper.12',
  '@northwind-bank.example',
  'דנה',
  '花',
  'כה',
  'zz-nothing',
  'nobody at all',
  'zq',
  '7',
  'hopper e',
  'a7 -4',
  "o'brien",
  '"',
];
const filters: Partial<ConnectionsQueryInput>[] = [
  {},
  { access: 'temporary' },
  { sort: 'displayName' },
  { sort: '-organization' },
  { sort: 'lastUsedAt', risk: 'high' },
  { userIds: ['7', '8', '9'] },
  { orUserIds: ['7', '8'] },
];

function isFound(one: Connection, q: string): boolean {
  const { displayName, email, organization, providerUniqueIdentifier } = one;
  const lines = [displayName, email ?? '', organization?.name ?? '', providerUniqueIdentifier];
  return searchWords(q).every((word) =>
    lines.some((line) => normalizeForSearch(line).includes(word)),
  );
}

describe.each(storeKinds)('searches through a large account (%s)', { timeout: 240_000 }, (kind) => {
  let server: TestServer;
  let everything: Connection[];
  beforeAll(async () => {
    server = await startServer(kind, { RATE_LIMIT_SCALE: '0' });
    const { url } = server;
    await fillConnections({ url, accountId: 1, count: 9000, people });
    await fillConnections({ url, accountId: 2, count: 2000, people });
    everything = await list({});
  });
  afterAll(() => server.close());

  async function page(query: ConnectionsQueryInput) {
    const answer = await server.query({ scope: 'account', ...query }, admin);
    expect(answer.statusCode, answer.body).toBe(200);
    return connectionsPage.parse(answer.json());
  }

  /** Every page, at most as many as asked for. */
  async function list(query: ConnectionsQueryInput, pages = Number.POSITIVE_INFINITY) {
    const found: Connection[] = [];
    let cursor: string | null | undefined;
    for (let left = pages; left > 0 && cursor !== null; left -= 1) {
      const next = await page({ limit: 200, ...query, ...(cursor && { cursor }) });
      found.push(...next.items);
      cursor = next.nextCursor;
    }
    return found;
  }

  /** Compares with looking at every connection, in the order in which the list has them. */
  async function compare() {
    for (const filter of filters) {
      const { orUserIds = [], ...others } = filter;
      const listed = await list(others);
      for (const q of searches) {
        const expected = listed
          .filter((one) => isFound(one, q) || orUserIds.includes(one.userId ?? ''))
          .map((one) => one.id);
        const query = { ...filter, q, limit: 50 };
        const found = (await list(query, 3)).map((one) => one.id);
        expect(found, JSON.stringify(query)).toEqual(expected.slice(0, 150));
        const first = await page(query);
        expect([first.total, first.totalExact]).toEqual([expected.length, true]);
      }
    }
  }

  test('find what looking at every connection finds', async () => {
    expect(everything).toHaveLength(9000);
    await compare();
  });

  test('find the same once the account is in the index', async () => {
    await server.store.wordsTaken();
    const words = await server.store.account('1').words?.read();
    expect(Boolean(words)).toBe(kind === 'sqlite');
    await compare();
  });
});
