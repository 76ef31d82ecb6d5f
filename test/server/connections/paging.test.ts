import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Connection,
  connectionsPage,
  sortField,
} from '../../../server/contract/connection.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const otherAdmin: Caller = { accountId: 2, userId: 10, kind: 'admin' };
const colleague: Caller = { accountId: 1, userId: 11 };
const organizations = [null, contoso, { id: 'f', name: 'fabrikam' }, { id: 'a', name: 'Adatum' }];
const howMany = 23;

type Query = Parameters<TestServer['query']>[0];
const sorts = sortField.options;
const withAbsent: readonly string[] = ['lastUsedAt', 'organization', 'person'];
const bothWays = sorts.flatMap((sort) => [sort, `-${sort}`] as const);

describe.each(storeKinds)('paging (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(kind);
    for (let index = 0; index < howMany; index += 1) {
      // Equal times and equal names, so that only the id tells neighbours apart.
      const at = `2026-01-${String(1 + (index % 5)).padStart(2, '0')}T00:00:00.000Z`;
      await given(server.store, index % 2 === 0 ? admin : colleague, {
        name: `Name ${index % 4}`,
        key: String(index),
        at,
        organization: organizations[index % organizations.length],
        risk: index % 3 === 0 ? 'high' : 'low',
        access: index % 2 === 0 ? 'lasting' : 'temporary',
      });
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
    if (!withAbsent.includes(sort)) expect(back).toEqual(forth.reverse());
    else expect(new Set(back)).toEqual(new Set(forth));
  });

  test('by organization capitals make no difference, and who has none comes last both ways', async () => {
    const names = async (sort: 'organization' | '-organization') =>
      (await page({ sort, limit: 200 })).items.map((item) => item.organization?.name ?? '-');
    const inOrder = (all: string[]) => all.filter((name, at) => name !== all[at - 1]);
    expect(inOrder(await names('organization'))).toEqual(['Adatum', 'Contoso', 'fabrikam', '-']);
    expect(inOrder(await names('-organization'))).toEqual(['fabrikam', 'Contoso', 'Adatum', '-']);
  });

  test('by access the strongest of high risk comes first', async () => {
    const { items } = await page({ sort: 'access', limit: 200 });
    const shown = items.map(({ access, risk }) => `${access} ${risk}`);
    expect(shown.filter((one, at) => one !== shown[at - 1])).toEqual([
      'lasting high',
      'lasting low',
      'temporary high',
      'temporary low',
    ]);
  });

  test('by person the connections of one stand together', async () => {
    const { items } = await page({ sort: 'person', limit: 200 });
    const people = items.map(({ userId }) => userId);
    expect(people.filter((one, at) => one !== people[at - 1])).toEqual(['10', '11']);
  });
});
