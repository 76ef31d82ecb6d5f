import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../../server/contract/session.ts';
import { given } from '../kit/connections.ts';
import { startServer, type TestServer } from '../kit/server.ts';
import { storeKinds } from '../kit/stores.ts';
import { type Caller, requestToken, sessionToken } from '../kit/tokens.ts';

const caller: Caller = { accountId: 777, userId: 42 };

describe.each(storeKinds)('the session (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  test('says who is asking and what can be shown', async () => {
    const answer = await server.get('/api/session', { ...caller, kind: 'admin' });
    expect(session.parse(answer.json())).toEqual({
      accountId: '777',
      userId: '42',
      role: 'admin',
      features: {
        appName: 'Sandbox Connector',
        providers: expect.arrayContaining(['microsoft']),
        recordsSince: null,
        supportEmail: 'support@monday.com',
        entraCheck: false,
        inventory: null,
        pendingUninstall: null,
      },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['admin', 'admin'],
    ['member', 'member'],
    ['guest', 'guest'],
    ['view_only', 'viewer'],
  ] as const)('of a %s is a %s', async (kindOfUser, role) => {
    const answer = await server.get('/api/session', { ...caller, kind: kindOfUser });
    expect(answer.json().role).toBe(role);
  });

  test('knows since when the account has records, and keeps the first time', async () => {
    await given(server.store, caller, { name: 'First', at: '2025-10-01T08:00:00.000Z' });
    await given(server.store, caller, { name: 'Second', at: '2026-01-01T08:00:00.000Z' });
    const since = async (accountId: number) =>
      (await server.get('/api/session', { ...caller, accountId })).json().features.recordsSince;
    expect(await since(777)).toBe('2025-10-01T08:00:00.000Z');
    expect(await since(778)).toBeNull();
  });
});

describe('every path of the view', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer('sqlite');
  });
  afterEach(() => server.close());

  const paths = [
    ['GET', '/api/session'],
    ['POST', '/api/connections/query'],
    ['GET', '/api/connections/summary'],
    ['GET', '/api/connections/019a0000-0000-7000-8000-000000000000'],
  ] as const;
  const refusals = [
    ['no token', undefined, 'token-missing'],
    ['a request token', requestToken(caller), 'token-signature'],
    ['a changed token', `${sessionToken(caller).slice(0, -4)}AAAA`, 'token-signature'],
  ] as const;

  test.each(paths.flatMap((path) => refusals.map((refusal) => [...path, ...refusal] as const)))(
    '%s %s refuses %s',
    async (method, url, _name, authorization, reason) => {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await server.app.inject({ method, url, headers });
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({
        type: `urn:keyholder:problem:${reason}`,
        title: 'Not authenticated',
        status: 401,
        detail: expect.stringMatching(/Nothing was done\.$/),
      });
    },
  );

  test('a session token in the address is no token', async () => {
    const url = `/api/session?sessionToken=${sessionToken(caller)}`;
    expect((await server.app.inject({ url })).statusCode).toBe(401);
  });
});
