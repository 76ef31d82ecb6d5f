import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import { type PeopleQueryInput, peoplePage } from '../../../server/contract/people.ts';
import { call } from '../../kit/cases.ts';
import { fabrikam, given, givenIn } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const person = (userId: number): Caller => ({ accountId: 1, userId });
const foreign: Caller = { accountId: 2, userId: 11, kind: 'admin' };

describe.each(storeKinds)('the list of people (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, person(11), { name: 'Émilie', access: 'temporary', risk: 'low' });
    await given(server.store, person(12), { name: 'Bob', risk: 'high', organization: fabrikam });
    await given(server.store, person(12), { name: 'Bob 100%_x', access: 'temporary' });
    await givenIn(server.store, 'confirmed', person(13), 'Gone');
    await given(server.store, foreign, { name: 'Emilie of another account' });
  });
  afterEach(() => server.close());

  async function ask(body: PeopleQueryInput, caller = admin) {
    const answer = await call(server, 'POST', '/api/people/query', caller, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return peoplePage.parse(answer.json());
  }
  const found = async (body: PeopleQueryInput) =>
    (await ask(body)).items.map(({ userId }) => userId);

  test.each<[string, PeopleQueryInput, string[]]>([
    ['an account, without accents', { q: 'emilie' }, ['11']],
    ['every word in one connection', { q: 'bob fabrikam' }, ['12']],
    ['words that are signs to a store', { q: '100%_' }, ['12']],
    ['nobody where a word is missing', { q: 'bob emilie' }, []],
    ['who monday found by name', { q: 'zzz', orUserIds: ['13', '99'] }, ['13']],
    ['both', { q: 'emilie', orUserIds: ['12'] }, ['11', '12']],
    ['everyone without words', { q: ' ', orUserIds: ['12'] }, ['11', '12', '13']],
  ])('finds %s', async (_name, body, ids) => {
    expect(await found(body)).toEqual(ids);
  });

  test('counts all of a person’s connections, not the found ones alone', async () => {
    expect((await ask({ q: 'fabrikam' })).items).toMatchObject([
      { userId: '12', connections: 2, highestRisk: 'high' },
    ]);
  });

  test('says nothing of connections without a person where it was searched', async () => {
    await givenIn(server.store, 'active', person(0), 'Found by a run');
    expect((await ask({})).unknownPerson).not.toBeNull();
    expect((await ask({ q: 'run' })).unknownPerson).toBeNull();
  });

  test.each<[NonNullable<PeopleQueryInput['sort']>, string[]]>([
    ['person', ['11', '12', '13']],
    ['-person', ['13', '12', '11']],
    ['-connections', ['12', '11', '13']],
    ['connections', ['11', '13', '12']],
    ['-access', ['12', '11', '13']],
    ['access', ['13', '11', '12']],
    ['-risk', ['12', '11', '13']],
    ['risk', ['13', '11', '12']],
    ['-organizations', ['12', '11', '13']],
  ])('comes in the order of %s, page by page', async (sort, ids) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const asked: PeopleQueryInput = { sort, limit: 1, ...(cursor !== null && { cursor }) };
      const page: Awaited<ReturnType<typeof ask>> = await ask(asked);
      seen.push(...page.items.map(({ userId }) => userId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(ids);
  });

  test('comes by the latest connection, and a cursor of another order does not fit', async () => {
    await given(server.store, person(14), { at: '2026-06-01T10:00:00.000Z' });
    const first = await ask({ sort: '-last', limit: 1 });
    expect(first.items).toMatchObject([{ userId: '14' }]);
    const other = { sort: 'last', limit: 1, cursor: first.nextCursor };
    const answer = await call(server, 'POST', '/api/people/query', admin, other);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().type).toBe('urn:keyholder:problem:cursor-misfit');
  });

  test('is recorded as exported once a file, without what was searched for', async () => {
    const first = await ask({ q: 'o', limit: 1, purpose: 'export', orUserIds: ['11'] });
    await ask({
      q: 'o',
      limit: 1,
      purpose: 'export',
      orUserIds: ['11'],
      cursor: first.nextCursor ?? '',
    });
    await ask({ q: 'o' });
    const answer = await server.get('/api/activity?kind=people_exported', admin);
    expect(activityPage.parse(answer.json()).items).toMatchObject([
      { userId: '10', details: { searched: true } },
    ]);
  });
});
