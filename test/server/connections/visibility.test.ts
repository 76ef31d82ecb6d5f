import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionsSummary } from '../../../server/contract/account-counts.ts';
import { connectionsPage } from '../../../server/contract/connection.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const guest: Caller = { accountId: 1, userId: 12, kind: 'guest' };
const viewer: Caller = { accountId: 1, userId: 13, kind: 'view_only' };
/** Held by weeks.test.ts. */
const noFigures = { isSettled: true, strongUnused: expect.anything(), weeks: expect.anything() };
const foreignAdmin: Caller = { accountId: 2, userId: 20, kind: 'admin' };
/** The same number as a person of the other account. */
const foreignNamesake: Caller = { accountId: 2, userId: 11, kind: 'admin' };

describe.each(storeKinds)('who sees which connections (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, admin, { name: 'Of the admin' });
    await given(server.store, member, { name: 'Of the member' });
    await given(server.store, guest, { name: 'Of the guest' });
    await given(server.store, viewer, { name: 'Of the viewer' });
    await given(server.store, foreignAdmin, { name: 'Of another account' });
  });
  afterEach(() => server.close());

  async function namesSeen(caller: Caller, scope?: 'mine' | 'account') {
    const answer = await server.query(scope ? { scope } : {}, caller);
    expect(answer.statusCode).toBe(200);
    const page = connectionsPage.parse(answer.json());
    return page.items.map((item) => item.displayName).sort();
  }

  test('an admin sees everyone of the account and no one of another', async () => {
    expect(await namesSeen(admin, 'account')).toEqual([
      'Of the admin',
      'Of the guest',
      'Of the member',
      'Of the viewer',
    ]);
    expect(await namesSeen(foreignAdmin, 'account')).toEqual(['Of another account']);
  });

  test.each([
    ['admin', admin],
    ['member', member],
    ['guest', guest],
    ['viewer', viewer],
  ])('a %s who names no scope sees their own only', async (name, caller) => {
    expect(await namesSeen(caller)).toEqual([`Of the ${name}`]);
  });

  test('the same user id in another account is another person', async () => {
    expect(await namesSeen(foreignNamesake)).toEqual([]);
  });

  test.each([
    ['member', member],
    ['guest', guest],
    ['viewer', viewer],
  ])("the account's list and counts are refused to a %s, in words", async (_name, caller) => {
    const list = await server.query({ scope: 'account' }, caller);
    const counts = await server.get('/api/connections/summary?scope=account', caller);
    for (const refused of [list, counts]) {
      expect(refused.statusCode).toBe(403);
      expect(refused.json()).toMatchObject({
        type: 'urn:keyholder:problem:admins-only',
        status: 403,
      });
      expect(refused.headers['content-type']).toContain('application/problem+json');
    }
  });

  test('naming others within one’s own list is refused, not narrowed', async () => {
    const own = await server.query({ userIds: ['11'] }, member);
    expect(own.json().items).toHaveLength(1);
    const others = await server.query({ userIds: ['11', '10'] }, member);
    expect(others.statusCode).toBe(403);
    expect(others.json().type).toBe('urn:keyholder:problem:not-your-own');
    const adminOfOwn = await server.query({ scope: 'mine', userIds: ['11'] }, admin);
    expect(adminOfOwn.statusCode).toBe(403);
  });

  test('an admin may ask for named people; no one named finds no one', async () => {
    const named = await server.query({ scope: 'account', userIds: ['11', '12', '20'] }, admin);
    expect(named.json()).toMatchObject({ total: 2, totalExact: true });
    const none = await server.query({ scope: 'account', userIds: [] }, admin);
    expect(none.json()).toEqual({ items: [], nextCursor: null, total: 0, totalExact: true });
  });

  test('one connection: its person and admins see it, for all others it does not exist', async () => {
    const [item] = (await server.query({}, member)).json().items;
    const path = `/api/connections/${item.id}`;
    expect((await server.get(path, member)).statusCode).toBe(200);
    expect((await server.get(path, admin)).statusCode).toBe(200);
    const unseen = [guest, viewer, foreignAdmin, foreignNamesake];
    const answers = await Promise.all(unseen.map((caller) => server.get(path, caller)));
    const missing = await server.get(
      '/api/connections/019a0000-0000-7000-8000-000000000000',
      guest,
    );
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toBe(missing.body);
    }
  });

  test('counts are of what the caller may see', async () => {
    const everyone = await server.get('/api/connections/summary?scope=account', admin);
    expect(connectionsSummary.parse(everyone.json())).toEqual({
      scope: 'account',
      connections: 4,
      people: 4,
      organizations: 1,
      alerts: { stillWorks: 0, stillGranted: 0, stillStored: 0, reconnected: 0 },
      openCases: 0,
      byProvider: [{ provider: 'microsoft', connections: 4 }],
      byState: [{ state: 'active', connections: 4 }],
      ...noFigures,
    });
    const own = await server.get('/api/connections/summary', member);
    expect(connectionsSummary.parse(own.json())).toEqual({
      scope: 'mine',
      connections: 1,
      people: 1,
      organizations: 1,
      alerts: { stillWorks: 0, stillGranted: 0, stillStored: 0, reconnected: 0 },
      openCases: 0,
      byProvider: [{ provider: 'microsoft', connections: 1 }],
      byState: [{ state: 'active', connections: 1 }],
      ...noFigures,
    });
    const nobody = await server.get('/api/connections/summary', foreignNamesake);
    expect(nobody.json()).toMatchObject({ connections: 0, people: 0, byProvider: [], byState: [] });
  });
});
