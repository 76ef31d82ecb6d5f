import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConnectionsQueryInput,
  connectionsPage,
  sortField,
} from '../../../server/contract/connection.ts';
import { fillConnections } from '../../kit/fill.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 1, kind: 'admin' };
const people = Array.from({ length: 20 }, (_, index) => index + 1);

describe.each(storeKinds)('what a list request costs (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(kind, { RATE_LIMIT_SCALE: '0' });
    await fillConnections({ url: server.url, accountId: 1, count: 2500, people });
    await page({});
  }, 120_000);
  afterAll(() => server.close());

  /** Writes something, so that no page of before is that of now. */
  const write = () => server.store.account('1').transaction(async () => {});

  /** Statements over connections and counters for a page that was not read since something was written. */
  async function page(query: ConnectionsQueryInput) {
    await write();
    return pageAgain(query);
  }

  async function pageAgain(query: ConnectionsQueryInput) {
    const before = server.statements.length;
    const answer = await server.query({ scope: 'account', ...query }, admin);
    expect(answer.statusCode, answer.body).toBe(200);
    const sent = server.statements.slice(before);
    return {
      ...connectionsPage.parse(answer.json()),
      reads: sent.filter((one) => /from "?(connections|counters)\b/.test(one)),
      sent,
    };
  }

  test('the first page is one look at the rows and one at a counter', async () => {
    const { reads, total } = await page({});
    expect(total).toBe(2500);
    expect(reads).toHaveLength(2);
    expect(reads.join('\n')).not.toMatch(/count\(|offset/);
  });

  test('a page of which nothing has changed is one look at the state of the account', async () => {
    const { sent: _sent, reads: _reads, ...first } = await page({});
    const { sent, reads, ...again } = await pageAgain({});
    expect(again).toEqual(first);
    expect(sent.filter((one) => !one.includes('"account_states"'))).toEqual([]);
    expect(reads).toEqual([]);
  });

  test('a page at nine tenths is one look, as the second one is', async () => {
    let { nextCursor } = await page({ limit: 200 });
    const second = await page({ limit: 200, cursor: nextCursor ?? '' });
    for (let at = 1; at < 11; at += 1) {
      nextCursor = (await page({ limit: 200, cursor: nextCursor ?? '' })).nextCursor;
    }
    const deep = await page({ limit: 200, cursor: nextCursor ?? '' });
    expect(deep.items).toHaveLength(200);
    expect(deep.reads).toEqual(second.reads);
    expect(deep.reads).toHaveLength(1);
  });

  test('rows come along an index, and none is sorted', async () => {
    const first = await page({ limit: 200 });
    const { reads } = await page({ limit: 200, cursor: first.nextCursor ?? '' });
    const plan = await planOf(reads[0] ?? '');
    expect(plan).toMatch(/connections_by_(last_connected_at|permission)/);
    expect(plan).not.toMatch(/sort|temp b-tree|seq scan|^scan/i);
  });

  test.each(sortField.options)(
    'by %s, rows come along an index, and none is sorted',
    async (sort) => {
      const { reads } = await page({ sort, limit: 50 });
      expect(reads).not.toEqual([]);
      for (const read of reads)
        expect(await planOf(read)).not.toMatch(/temp b-tree|seq scan on conn/i);
    },
  );

  test('a search of few rows reads their texts, and asks no index of all accounts', async () => {
    const { reads } = await page({ q: 'no such name' });
    expect(reads.join('\n')).not.toContain('connection_words');
    const text = kind === 'postgres' ? `("search_text" || '') like` : '"search_text" like';
    expect(reads.join('\n')).toContain(text);
  });

  /** Returns the store's plan of a statement, whatever its values are. */
  async function planOf(sql: string): Promise<string> {
    if (kind === 'sqlite') {
      const database = new DatabaseSync(server.url.slice('sqlite:'.length));
      const values = Array<string>(sql.split('?').length - 1).fill('1');
      const steps = database.prepare(`explain query plan ${sql}`).all(...values);
      database.close();
      return steps.map((step) => String(step.detail)).join('\n');
    }
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const values = Array<string>(new Set(sql.match(/\$\d+/g)).size).fill('1');
    const { rows } = await client.query(`explain ${sql}`, values);
    await client.end();
    return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
  }
});
