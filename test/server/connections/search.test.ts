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

  test.each(['', '   ', '\u0000', '\n\t', '\u0301'])(
    '%o asks for nothing: everything',
    async (q) => {
      expect(await find(q)).toHaveLength(names.length + 1);
    },
  );

  test('broken text is no fault', async () => {
    expect(await find('\ud800')).toEqual([]);
    expect(await find('emilie\u0000')).toHaveLength(2);
    expect(await find('a '.repeat(100))).not.toHaveLength(0);
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
