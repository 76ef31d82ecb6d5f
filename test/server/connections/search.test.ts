import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionsPage } from '../../../server/contract/connection.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };

const names = [
  'Émilie du Châtelet',
  'Emilie Wapnick',
  'Strauß',
  'STRAUSS',
  'İpek Işık',
  'דוד בן־גוריון',
  'שָׁלוֹם',
  '山田 花子',
  'ﬁnance',
  'Σίσυφος',
  '100% Sure',
  '100 Sure',
  'snake_case',
  'snakeXcase',
  `O'Brien "Bob"; drop table connections; --`,
  'back\\slash',
  'mark! up',
  '<script>alert(1)</script>',
];

describe.each(storeKinds)('search (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(kind);
    for (const [index, name] of names.entries()) {
      await given(server.store, admin, { name, key: `key-${index}` });
    }
    await given(server.store, admin, {
      name: 'By address',
      email: 'Grace.Hopper@Navy.example',
      organization: { id: '33333333-3333-4333-8333-333333333333', name: 'Überflieger GmbH' },
      key: 'special-key',
    });
    await given(server.store, { accountId: 2, userId: 10 }, { name: 'Émilie of another account' });
  });
  afterAll(() => server.close());

  async function find(q: string): Promise<string[]> {
    const answer = await server.query({ scope: 'account', q, limit: 200 }, admin);
    expect(answer.statusCode, answer.body).toBe(200);
    const page = connectionsPage.parse(answer.json());
    expect(page).toMatchObject({ total: page.items.length, totalExact: true });
    return page.items.map((item) => item.displayName).sort();
  }

  test.each([
    ['emilie', ['Emilie Wapnick', 'Émilie du Châtelet']],
    ['ÉMILIE', ['Emilie Wapnick', 'Émilie du Châtelet']],
    ['e\u0301milie cha\u0302telet', ['Émilie du Châtelet']],
    ['strauß', ['STRAUSS', 'Strauß']],
    ['strauss', ['STRAUSS', 'Strauß']],
    ['İPEK', ['İpek Işık']],
    ['ipek isik', ['İpek Işık']],
    ['דוד', ['דוד בן־גוריון']],
    ['שלום', ['שָׁלוֹם']],
    ['花', ['山田 花子']],
    ['finance', ['ﬁnance']],
    ['σίσυφοσ', ['Σίσυφος']],
    ['%', ['100% Sure']],
    ['100%', ['100% Sure']],
    ['_', ['snake_case']],
    ['snake_', ['snake_case']],
    ['!', ['mark! up']],
    ['\\', ['back\\slash']],
    ["o'brien", [`O'Brien "Bob"; drop table connections; --`]],
    ['"bob"', [`O'Brien "Bob"; drop table connections; --`]],
    ['drop table connections; --', [`O'Brien "Bob"; drop table connections; --`]],
    ['<script>', ['<script>alert(1)</script>']],
    ['grace.hopper@navy', ['By address']],
    ['uberflieger', ['By address']],
    ['special-key', ['By address']],
    ['hopper uberflieger', ['By address']],
    ['hopper emilie', []],
    ['none of these', []],
    ["' or 1=1 --", []],
  ])('%s', async (q, found) => {
    expect(await find(q)).toEqual([...found].sort());
  });

  test.each(['', '   ', '\n\t', '\u0301'])('%o asks for nothing: everything', async (q) => {
    expect(await find(q)).toHaveLength(names.length + 1);
  });

  test('broken text is no fault', async () => {
    expect(await find('\ud800')).toEqual([]);
    expect(await find('a '.repeat(100))).not.toHaveLength(0);
  });

  describe('with users whom monday found for the same words', () => {
    beforeAll(async () => {
      const organization = { id: '44444444-4444-4444-8444-444444444444', name: 'Zebra' };
      const of = (userId: number): Caller => ({ accountId: 1, userId });
      await given(server.store, of(77), { name: 'Quagga One', organization, risk: 'high' });
      await given(server.store, of(77), { name: 'Quagga Two', organization });
      await given(server.store, of(78), { name: 'Okapi', organization });
      await given(server.store, { accountId: 2, userId: 77 }, { name: 'Quagga elsewhere' });
    });

    async function list(query: Parameters<TestServer['query']>[0], caller = admin) {
      const answer = await server.query(
        { scope: 'account', sort: 'displayName', ...query },
        caller,
      );
      expect(answer.statusCode, answer.body).toBe(200);
      return connectionsPage.parse(answer.json());
    }
    const namesOf = async (query: Parameters<typeof list>[0]) =>
      (await list(query)).items.map((item) => item.displayName);

    test('either is enough', async () => {
      expect(await namesOf({ q: 'okapi', orUserIds: ['77'] })).toEqual([
        'Okapi',
        'Quagga One',
        'Quagga Two',
      ]);
      expect((await list({ q: 'okapi', orUserIds: ['77'] })).total).toBe(3);
      expect(await namesOf({ q: 'no such word', orUserIds: ['77'] })).toHaveLength(2);
      expect(await namesOf({ q: 'okapi', orUserIds: ['999'] })).toEqual(['Okapi']);
      expect(await namesOf({ q: 'okapi', orUserIds: [] })).toEqual(['Okapi']);
    });

    test('every word counts, and other filters narrow both', async () => {
      expect(await namesOf({ q: 'okapi zebra', orUserIds: ['77'] })).toHaveLength(3);
      expect(await namesOf({ q: 'okapi quagga', orUserIds: ['77'] })).toHaveLength(2);
      expect(await namesOf({ q: 'okapi', orUserIds: ['77'], risk: 'high' })).toEqual([
        'Quagga One',
      ]);
      expect(await namesOf({ q: 'zebra', orUserIds: ['77'], userIds: ['78'] })).toEqual(['Okapi']);
    });

    test('without words everything is found anyway', async () => {
      const all = (await list({})).total;
      expect((await list({ orUserIds: ['77'] })).total).toBe(all);
      expect((await list({ q: ' ', orUserIds: ['77'] })).total).toBe(all);
    });

    test('pages hold every hit once, and a cursor is bound to them', async () => {
      const query = { q: 'okapi', orUserIds: ['77'], limit: 2 };
      const first = await list(query);
      const cursor = first.nextCursor ?? '';
      const names = [...first.items, ...(await list({ ...query, cursor })).items];
      expect(names.map((item) => item.displayName)).toEqual(['Okapi', 'Quagga One', 'Quagga Two']);
      const other = await server.query(
        { scope: 'account', sort: 'displayName', ...query, orUserIds: ['78'], cursor },
        admin,
      );
      expect(other.statusCode).toBe(400);
    });

    test("1,000 may be named, and with one's own no one else", async () => {
      const many = Array.from({ length: 1000 }, (_, index) => String(index + 70));
      expect(await namesOf({ q: 'no such word', orUserIds: many })).toHaveLength(3);
      const tooMany = await server.query(
        { scope: 'account', q: 'a', orUserIds: [...many, '5'] },
        admin,
      );
      expect(tooMany.statusCode).toBe(400);
      expect(tooMany.json().errors[0].pointer).toBe('/orUserIds');
      const others = await server.query({ q: 'okapi', orUserIds: ['78'] }, admin);
      expect(others.statusCode).toBe(403);
    });
  });

  test('pages of a search hold every hit once', async () => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await server.query(
        { scope: 'account', q: 's', limit: 2, sort: 'displayName', ...(cursor && { cursor }) },
        admin,
      );
      const page = connectionsPage.parse(answer.json());
      found.push(...page.items.map((item) => item.displayName));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found.sort()).toEqual(await find('s'));
  });
});
