import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Access, ConnectionState, Risk } from '../../../server/contract/connection.ts';
import { matches, peoplePage } from '../../../server/contract/people.ts';
import { contoso, type GivenConnection, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import { type Caller, sessionToken } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 9 };
const foreign: Caller = { accountId: 2, userId: 11, kind: 'admin' };
const fabrikam = { id: '22222222-2222-4222-8222-222222222222', name: 'Fabrikam' };

describe.each(storeKinds)('people with connections (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  /** Records a connection that is in this state, of this person or of nobody known. */
  async function givenIn(state: ConnectionState, { accountId, userId }: Caller, name: string) {
    await server.store.account(String(accountId)).transaction(async (account) => {
      await account
        .insertConnection({
          id: crypto.randomUUID(),
          provider: 'microsoft',
          provider_identity: name,
          user_id: userId === 0 ? '' : String(userId),
          source: 'run',
          display_name: name,
          access: 'temporary',
          risk: 'medium',
          at_provider_state: 'removed',
          in_monday_state: 'stored',
          state,
          state_since: '2026-05-02T10:00:00.000Z',
          first_connected_at: '2026-05-02T10:00:00.000Z',
          last_connected_at: '2026-05-02T10:00:00.000Z',
          times_connected: 1,
          used_in: 0,
          sort_name: name,
          search_text: name,
        })
        .execute();
    });
  }

  async function people(query = '', caller = admin) {
    const answer = await server.get(`/api/people${query}`, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return peoplePage.parse(answer.json());
  }

  function match(userIds: unknown, caller = admin) {
    return server.app.inject({
      method: 'POST',
      url: '/api/people/match',
      headers: { authorization: `Bearer ${sessionToken(caller)}` },
      payload: { userIds },
    });
  }

  async function matched(userIds: string[], caller = admin) {
    const answer = await match(userIds, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return new Map(
      matches.parse(answer.json()).map(({ userId, connections }) => [userId, connections]),
    );
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
    await givenIn('revoked', ada, 'Revoked');
    await givenIn('confirmed', bob, 'Confirmed');
    const { items } = await people();
    expect(items).toMatchObject([
      { userId: '11', connections: 2, live: 1, strongestAccess: 'temporary', highestRisk: 'low' },
      { userId: '9', connections: 1, live: 0, strongestAccess: null, highestRisk: null },
    ]);
  });

  test('connections of nobody known stand apart, on the first page', async () => {
    await given(server.store, ada);
    await given(server.store, bob);
    await givenIn('active', { accountId: 1, userId: 0 }, 'Found by a run');
    const first = await people('?limit=1');
    expect(first.items.map((item) => item.userId)).toEqual(['11']);
    expect(first.unknownPerson).toEqual({
      connections: 1,
      live: 1,
      organizations: 0,
      strongestAccess: 'temporary',
      highestRisk: 'medium',
      lastConnectedAt: '2026-05-02T10:00:00.000Z',
    });
    const second = await people(`?limit=1&cursor=${first.nextCursor}`);
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
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof people>> = await people(
        `?limit=5${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map((item) => item.userId));
      cursor = page.nextCursor;
    }
    const everyone = Array.from({ length: 12 }, (_, index) => String(index + 1));
    expect(seen).toEqual(everyone.sort());
  });

  test("a cursor of another account's people does not fit", async () => {
    await given(server.store, ada);
    await given(server.store, bob);
    const { nextCursor } = await people('?limit=1');
    const answer = await server.get(`/api/people?cursor=${nextCursor}`, foreign);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().type).toBe('urn:keyholder:problem:cursor-misfit');
  });

  test('a match names those who have live connections, and how many', async () => {
    await given(server.store, ada, { name: 'One' });
    await given(server.store, ada, { name: 'Two', organization: null });
    await given(server.store, foreign, { name: 'Foreign' });
    await givenIn('revoked', ada, 'Revoked');
    await givenIn('confirmed', bob, 'Confirmed');
    await givenIn('revoking', admin, 'Under way');
    await givenIn('still_works', admin, 'Works still');
    const found = await matched(['9', '10', '11', '11', '12']);
    expect(found).toEqual(
      new Map([
        ['11', 2],
        ['10', 2],
      ]),
    );
    expect(await matched(['11'], foreign)).toEqual(new Map([['11', 1]]));
    expect(await matched([])).toEqual(new Map());
  });

  test('1,000 people may be matched at once, not more, and only by id', async () => {
    await given(server.store, ada);
    const userIds = Array.from({ length: 1000 }, (_, index) => String(index + 1));
    expect(await matched(userIds)).toEqual(new Map([['11', 1]]));
    const tooMany = await match([...userIds, '1001']);
    expect(tooMany.statusCode).toBe(400);
    expect(tooMany.json().errors[0].pointer).toBe('/userIds');
    expect((await match(['Ada'])).statusCode).toBe(400);
    expect((await match(undefined)).statusCode).toBe(400);
  });

  test('organizations come with their latest name, those with most connections first', async () => {
    await given(server.store, ada, { name: 'One', organization: fabrikam });
    await given(server.store, ada, { name: 'Two' });
    await given(server.store, bob, {
      name: 'Three',
      organization: { ...contoso, name: 'Contoso Limited' },
      at: '2026-06-01T10:00:00.000Z',
    });
    await given(server.store, foreign, { organization: { id: 'other:1', name: 'Other' } });
    const organizationsOf = async (caller: Caller) =>
      (await server.get('/api/organizations', caller)).json();
    const its = { provider: 'microsoft' };
    expect(await organizationsOf(admin)).toEqual({
      items: [
        { ...its, id: contoso.id, name: 'Contoso Limited', connections: 2 },
        { ...its, id: fabrikam.id, name: 'Fabrikam', connections: 1 },
      ],
      more: false,
    });
    expect(await organizationsOf(foreign)).toEqual({
      items: [{ ...its, id: 'other:1', name: 'Other', connections: 1 }],
      more: false,
    });
  });

  test('all but the 500 largest organizations are left out, and that is said', async () => {
    await server.store.account('1').transaction(async (account) => {
      for (let index = 0; index < 501; index += 1) {
        await account.count(`organization:slack:T${index}`, index + 1);
      }
    });
    const answer = (await server.get('/api/organizations', admin)).json();
    expect(answer.more).toBe(true);
    expect(answer.items).toHaveLength(500);
    expect(answer.items.at(-1)).toEqual({
      provider: 'slack',
      id: 'T1',
      name: 'T1',
      connections: 2,
    });
  });

  test('all of it is for admins, and everyone else is told so', async () => {
    for (const kind of ['member', 'guest', 'view_only'] as const) {
      const caller: Caller = { ...ada, kind };
      const answers = [
        await server.get('/api/people', caller),
        await server.get('/api/organizations', caller),
        await match(['11'], caller),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBe(403);
        expect(answer.json().type).toBe('urn:keyholder:problem:admins-only');
      }
    }
  });
});
