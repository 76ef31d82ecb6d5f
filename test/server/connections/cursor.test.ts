import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const otherAdmin: Caller = { accountId: 1, userId: 11, kind: 'admin' };
const foreigner: Caller = { accountId: 2, userId: 10, kind: 'admin' };
type Query = Parameters<TestServer['query']>[0];

describe.each(storeKinds)('a cursor (%s)', (kind) => {
  let server: TestServer;
  let cursor: string;
  const first: Query = { scope: 'account', limit: 2, sort: 'displayName' };
  beforeAll(async () => {
    server = await startServer(kind);
    for (const name of ['A', 'B', 'C', 'D', 'E']) await given(server.store, admin, { name });
    cursor = (await server.query(first, admin)).json().nextCursor;
  });
  afterAll(() => server.close());

  test('leads on, without a total; the size of a page and the purpose may change', async () => {
    const next = await server.query({ ...first, cursor, limit: 3, purpose: 'export' }, admin);
    expect(next.json()).toMatchObject({ total: null, totalExact: null, nextCursor: null });
    expect(next.json().items.map((item: { displayName: string }) => item.displayName)).toEqual([
      'C',
      'D',
      'E',
    ]);
  });

  test('serves every admin of the account alike', async () => {
    expect((await server.query({ ...first, cursor }, otherAdmin)).statusCode).toBe(200);
  });

  test.each([
    ['another account', {}, foreigner],
    ['another scope', { scope: 'mine' }, admin],
    ['another sort', { sort: '-displayName' }, admin],
    ['a filter more', { risk: 'low' }, admin],
    ['a search more', { q: 'a' }, admin],
    ['people named', { userIds: ['10'] }, admin],
  ] as [string, Query, Caller][])('does not fit %s: 400', async (_name, change, caller) => {
    const answer = await server.query({ ...first, cursor, ...change }, caller);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'urn:keyholder:problem:cursor-misfit',
      errors: [{ pointer: '/cursor' }],
    });
  });

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    'x',
    'not a cursor',
    encode(null),
    encode([]),
    encode({ value: 'A' }),
    encode(['A', "' or 1=1 --", 'x']),
    encode([{ $gt: '' }, '019a0000-0000-7000-8000-000000000000', 'x']),
  ])('made up is 400: %s', async (madeUp) => {
    const answer = await server.query({ ...first, cursor: madeUp }, admin);
    expect(answer.statusCode).toBe(400);
  });

  test('changed by hand shows nothing of another account', async () => {
    const [, , bound] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    await given(server.store, foreigner, { name: 'AA' });
    const forged = encode(['', '00000000-0000-0000-0000-000000000000', bound]);
    const answer = await server.query({ ...first, cursor: forged, limit: 200 }, admin);
    expect(answer.json().items.map((item: { displayName: string }) => item.displayName)).toEqual([
      'A',
      'B',
      'C',
      'D',
      'E',
    ]);
  });
});
