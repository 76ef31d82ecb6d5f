import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionsPage } from '../../../server/contract/connection.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { given } from '../../kit/connections.ts';
import { fillConnections } from '../../kit/fill.ts';
import { sendEvent, untilStatus } from '../../kit/lifecycle.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 1, kind: 'admin' };
const neighbour: Caller = { accountId: 2, userId: 1, kind: 'admin' };
const people = Array.from({ length: 100 }, (_, index) => index + 1);
const leaver = 4711;

describe('the index of words (sqlite)', { timeout: 240_000 }, () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer('sqlite', { RATE_LIMIT_SCALE: '0' });
    for (const { accountId } of [admin, neighbour]) {
      await fillConnections({ url: server.url, accountId, count: 4200, people });
    }
    for (const caller of [admin, neighbour]) await find('no such name', caller);
    await server.store.wordsTaken();
  });
  afterEach(() => server.close());

  async function find(q: string, caller = admin): Promise<string[]> {
    const answer = await server.query({ scope: 'account', q }, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    const { items, total } = connectionsPage.parse(answer.json());
    if (items.length < 50) expect(total).toBe(items.length);
    return items.map((item) => item.displayName);
  }

  /** Row numbers that any gram of the index still names, of all accounts or with this gram. */
  function rowsInIndex(gram?: string): Set<unknown> {
    const database = new DatabaseSync(server.url.slice('sqlite:'.length));
    database.exec(
      "create virtual table temp.places using fts5vocab('main', 'connection_words', 'instance')",
    );
    const places = database.prepare('select term, doc from temp.places').all();
    database.close();
    return new Set(places.filter((one) => !gram || one.term === gram).map((one) => one.doc));
  }

  test('a search reads the first rows of the list, and those that it finds', async () => {
    const before = server.statements.length;
    expect(await find('zaphod.quux@nowhere.example')).toEqual([]);
    const sent = server.statements.slice(before);
    expect(sent.filter((one) => one.includes('connection_words match'))).toHaveLength(1);
    // Where a batch ends, its rows, those that are looked up; and what every list request asks.
    expect(sent.filter((one) => one.includes('search_text')).length).toBeLessThanOrEqual(2);
  });

  test('what is added, renamed and deleted is found as it is', async () => {
    await given(server.store, admin, { name: 'Zaphod Quux', key: 'one' });
    expect(await find('zaphod')).toEqual(['Zaphod Quux']);
    expect(await find('zaphod', neighbour)).toEqual([]);
    await given(server.store, admin, { name: 'Trillian Quux', key: 'one' });
    expect(await find('zaphod')).toEqual([]);
    expect(await find('trillian')).toEqual(['Trillian Quux']);
    expect(rowsInIndex('zap')).toEqual(new Set());
    expect(rowsInIndex('tri').size).toBeGreaterThan(0);
  });

  test('of a person who is erased it keeps nothing', async () => {
    const gone: Caller = { accountId: 1, userId: leaver };
    const before = rowsInIndex();
    for (const name of ['Zaphod Quux', 'Zaphod Two']) await given(server.store, gone, { name });
    expect(rowsInIndex().size).toBe(before.size + 2);
    await erasePerson(server.store, { accountId: '1', userId: String(leaver) });
    expect(await find('zaphod')).toEqual([]);
    expect(rowsInIndex()).toEqual(before);
  });

  test('of an account that is uninstalled it keeps nothing, and all of the others', async () => {
    await given(server.store, neighbour, { name: 'Zaphod Quux', key: 'one' });
    const all = rowsInIndex();
    expect(all.size).toBe(8401);
    await sendEvent(server, admin);
    await untilStatus(server, 1, 'deleted');
    const left = rowsInIndex();
    expect(left.size).toBe(4201);
    expect([...left].every((row) => all.has(row))).toBe(true);
    expect(await find('zaphod', neighbour)).toEqual(['Zaphod Quux']);
    // What is renamed from now on is overwritten at once, as before.
    await given(server.store, neighbour, { name: 'Trillian Quux', key: 'one' });
    expect(rowsInIndex('zap')).toEqual(new Set());
  });

  test('an account that was uninstalled has no place in it any more', async () => {
    expect(await server.store.account('1').words?.read()).not.toBeNull();
    await sendEvent(server, admin);
    await untilStatus(server, 1, 'deleted');
    expect(await server.store.account('1').words?.read()).toBeNull();
  });
});

test('without the index, others have their turn between the batches of a search', async () => {
  const server = await startServer('sqlite');
  await fillConnections({ url: server.url, accountId: 1, count: 20_000, people });
  let isOver = false;
  let turns = 0;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  const searched = server.query({ scope: 'account', q: 'no such name' }, admin);
  setImmediate(count);
  await searched;
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(10);
  await server.close();
}, 60_000);
