import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Access, Risk } from '../../../server/contract/connection.ts';
import { type PeopleQueryInput, peoplePage } from '../../../server/contract/people.ts';
import { call } from '../../kit/cases.ts';
import { fabrikam, type GivenConnection, given, givenIn } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const path = '/api/people/query';
const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 9 };
const foreign: Caller = { accountId: 2, userId: 11, kind: 'admin' };

describe.each(storeKinds)('people with connections (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  async function people(body: PeopleQueryInput = {}, caller = admin) {
    const answer = await call(server, 'POST', path, caller, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return peoplePage.parse(answer.json());
  }

  test('a person has their connections, organizations, and the most that is known of them', async () => {
    await given(server.store, ada, { name: 'Weak', access: 'temporary', risk: 'low' });
    await given(server.store, ada, { name: 'Strong', risk: 'high', organization: fabrikam });
    await given(server.store, ada, { name: 'Own', organization: null, risk: 'low' });
    await given(server.store, bob, { at: '2026-06-01T10:00:00.000Z' });
    expect(await people()).toEqual({
      items: [
        {
          userId: '11',
          connections: 3,
          live: 3,
          organizations: 2,
          strongestAccess: 'lasting',
          highestRisk: 'high',
          lastConnectedAt: '2026-05-01T10:00:00.000Z',
        },
        {
          userId: '9',
          connections: 1,
          live: 1,
          organizations: 1,
          strongestAccess: 'lasting',
          highestRisk: 'low',
          lastConnectedAt: '2026-06-01T10:00:00.000Z',
        },
      ],
      nextCursor: null,
      unknownPerson: null,
    });
  });

  test.each<[[Access, Risk], [Access, Risk], Access, Risk]>([
    [['temporary', 'low'], ['temporary', 'low'], 'temporary', 'low'],
    [['temporary', 'low'], ['unknown', 'unknown'], 'unknown', 'unknown'],
    [['lasting', 'medium'], ['unknown', 'unknown'], 'lasting', 'medium'],
  ])(
    'nothing is called harmless while something is not known: %j with %j',
    async (one, other, access, risk) => {
      const as = (name: string, [itsAccess, itsRisk]: [Access, Risk]): GivenConnection => ({
        name,
        access: itsAccess,
        risk: itsRisk,
      });
      await given(server.store, ada, as('One', one));
      await given(server.store, ada, as('Other', other));
      const [item] = (await people()).items;
      expect(item).toMatchObject({ strongestAccess: access, highestRisk: risk });
    },
  );

  test('what was revoked is counted, and adds nothing to what a person can still do', async () => {
    await given(server.store, ada, { name: 'Weak', access: 'temporary', risk: 'low' });
    await givenIn(server.store, 'revoked', ada, 'Revoked');
    await givenIn(server.store, 'confirmed', bob, 'Confirmed');
    const { items } = await people();
    expect(items).toMatchObject([
      { userId: '11', connections: 2, live: 1, strongestAccess: 'temporary', highestRisk: 'low' },
      { userId: '9', connections: 1, live: 0, strongestAccess: null, highestRisk: null },
    ]);
  });

  test('connections of no one known stand apart, on the first page', async () => {
    await given(server.store, ada);
    await given(server.store, bob);
    await givenIn(server.store, 'active', { accountId: 1, userId: 0 }, 'Found by a run');
    const first = await people({ limit: 1 });
    expect(first.items.map((item) => item.userId)).toEqual(['11']);
    expect(first.unknownPerson).toEqual({
      connections: 1,
      live: 1,
      organizations: 0,
      strongestAccess: 'temporary',
      highestRisk: 'medium',
      lastConnectedAt: '2026-05-02T10:00:00.000Z',
    });
    const second = await people({ limit: 1, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({
      items: [{ userId: '9' }],
      nextCursor: null,
      unknownPerson: null,
    });
  });

  test('the pages hold everyone once', async () => {
    for (let userId = 1; userId <= 12; userId += 1) {
      await given(server.store, { accountId: 1, userId }, { name: `A${userId}` });
      await given(server.store, { accountId: 1, userId }, { name: `B${userId}` });
    }
    await given(server.store, foreign);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const asked: PeopleQueryInput = { limit: 5, ...(cursor !== null && { cursor }) };
      const page: Awaited<ReturnType<typeof people>> = await people(asked);
      seen.push(...page.items.map((item) => item.userId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const everyone = Array.from({ length: 12 }, (_, index) => String(index + 1));
    expect(seen).toEqual(everyone.sort());
  });

  test("a cursor of another account's people does not fit", async () => {
    await given(server.store, ada);
    await given(server.store, bob);
    const { nextCursor } = await people({ limit: 1 });
    const answer = await call(server, 'POST', path, foreign, { cursor: nextCursor });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().type).toBe('urn:keyholder:problem:cursor-misfit');
  });

  test('all of it is for admins, and everyone else is told so', async () => {
    for (const kind of ['member', 'guest', 'view_only'] as const) {
      const caller: Caller = { ...ada, kind };
      const answers = [
        await call(server, 'POST', path, caller, {}),
        await server.get('/api/organizations', caller),
        await call(server, 'POST', '/api/people/match', caller, { userIds: ['11'] }),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBe(403);
        expect(answer.json().type).toBe('urn:keyholder:problem:admins-only');
      }
    }
  });
});
