import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, connectionsPage } from '../../../server/contract/connection.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const otherAdmin: Caller = { accountId: 2, userId: 10, kind: 'admin' };
const howMany = 23;

type Query = Parameters<TestServer['query']>[0];
const sorts = ['lastConnectedAt', 'firstConnectedAt', 'lastUsedAt', 'displayName'] as const;
const bothWays = sorts.flatMap((sort) => [sort, `-${sort}`] as const);

describe.each(storeKinds)('paging (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(kind);
    for (let index = 0; index < howMany; index += 1) {
      // Equal times and equal names, so that only the id tells neighbours apart.
      const at = `2026-01-${String(1 + (index % 5)).padStart(2, '0')}T00:00:00.000Z`;
      await given(server.store, admin, { name: `Name ${index % 4}`, key: String(index), at });
    }
    await given(server.store, otherAdmin);
  });
  afterAll(() => server.close());

  async function page(query: Query, caller = admin) {
    const answer = await server.query({ scope: 'account', ...query }, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return connectionsPage.parse(answer.json());
  }

  async function allPages(query: Query): Promise<Connection[]> {
    const found: Connection[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await page({ ...query, limit: 4, ...(cursor && { cursor }) });
      found.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor);
    return found;
  }

  test.each(bothWays)('by %s the pages hold every row once, in one order', async (sort) => {
    const paged = (await allPages({ sort })).map((item) => item.id);
    const whole = (await page({ sort, limit: 200 })).items.map((item) => item.id);
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(howMany);
  });

  test.each(sorts)('by %s backwards is the reverse', async (sort) => {
    const forth = (await page({ sort, limit: 200 })).items.map((item) => item.id);
    const back = (await page({ sort: `-${sort}`, limit: 200 })).items.map((item) => item.id);
    if (sort !== 'lastUsedAt') expect(back).toEqual(forth.reverse());
    else expect(new Set(back)).toEqual(new Set(forth));
  });
});
