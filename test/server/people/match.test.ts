import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { matches } from '../../../server/contract/people.ts';
import { call } from '../../kit/cases.ts';
import { given, givenIn } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

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

  const match = (userIds: unknown, caller = admin) =>
    call(server, 'POST', '/api/people/match', caller, { userIds });

  async function matched(userIds: string[], caller = admin) {
    const answer = await match(userIds, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return new Map(
      matches.parse(answer.json()).map(({ userId, connections }) => [userId, connections]),
    );
  }

  test('a match names those who have live connections, and how many', async () => {
    await given(server.store, ada, { name: 'One' });
    await given(server.store, ada, { name: 'Two', organization: null });
    await given(server.store, foreign, { name: 'Foreign' });
    await givenIn(server.store, 'revoked', ada, 'Revoked');
    await givenIn(server.store, 'confirmed', bob, 'Confirmed');
    await givenIn(server.store, 'revoking', admin, 'Under way');
    await givenIn(server.store, 'still_works', admin, 'Works still');
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
});
