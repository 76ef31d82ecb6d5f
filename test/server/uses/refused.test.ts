import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Connection, connectionDetail } from '../../../server/contract/connection.ts';
import { openCase, tick } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { graphError, json, me, organization } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, startIdentity } from '../../kit/identity.ts';
import { runBlock } from '../../kit/runs.ts';
import type { TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };
const person: Caller = { accountId: 777, userId: 42 };
const noon = '2026-11-24T12:00:00.000Z';

describe.each(storeKinds)('what a run shows (%s)', (kind) => {
  let setting: IdentitySetting;
  let server: TestServer;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00.000Z') });
    setting = await startIdentity(kind);
    server = setting.server;
    setting.graph.on('/me', json(me));
    setting.graph.on('/organization', json(organization));
    await server.identify(identityBody(), person);
    vi.setSystemTime(noon);
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 777);
    await setting.close();
    vi.useRealTimers();
  });

  const all = async (): Promise<Connection[]> =>
    (await server.query({ scope: 'account', sort: 'firstConnectedAt' }, admin)).json().items;
  const refuse = () => setting.graph.on('/me', json({ error: {} }, 401));

  test('a refused token is evidence although no run came before it', async () => {
    refuse();
    await runBlock(server, person);
    const [connection] = await all();
    expect(connection).toMatchObject({
      state: 'refused',
      atProvider: { state: 'granted', refusedAt: noon },
    });
    const detail = await server.get(`/api/connections/${connection?.id}`, admin);
    expect(connectionDetail.parse(detail.json()).evidence).toMatchObject([
      { kind: 'refused_in_run', userId: '42' },
    ]);
  });

  test('a refused token of one among several connections says nothing of any', async () => {
    await given(server.store, person, { name: 'Another account' });
    refuse();
    await runBlock(server, person);
    expect((await all()).map(({ atProvider }) => atProvider.refusedAt)).toEqual([null, null]);
  });

  test('a token that is accepted and may not say whose it is counts although no run came before it', async () => {
    const request = {
      situation: 'left',
      target: { kind: 'person', userId: '42' },
      visibility: 'people',
    } as const;
    const { id } = await openCase(server, admin, request);
    await tick(server, admin, id, 'provider');
    vi.setSystemTime('2026-11-24T15:00:00.000Z');
    setting.graph.on('/me', json(graphError('Authorization_RequestDenied', 'no'), 403));
    await runBlock(server, person);
    const [connection] = await all();
    expect(connection).toMatchObject({
      alerts: ['still_works'],
      lastUsedAt: '2026-11-24T15:00:00.000Z',
      usedIn: 1,
    });
  });

  test('of one among several connections it says nothing of any', async () => {
    await given(server.store, person, { name: 'Another account' });
    setting.graph.on('/me', json(graphError('Authorization_RequestDenied', 'no'), 403));
    await runBlock(server, person);
    expect((await all()).map(({ lastUsedAt }) => lastUsedAt)).toEqual([null, null]);
  });

  test('a token that is accepted again ends the evidence', async () => {
    refuse();
    await runBlock(server, person);
    setting.graph.on('/me', json(me));
    vi.setSystemTime('2026-11-24T13:00:00.000Z');
    await runBlock(server, person);
    expect((await all())[0]).toMatchObject({ state: 'active', atProvider: { refusedAt: null } });
  });

  test('a run contradicts a deletion in monday only where it can be of this person', async () => {
    const request = {
      situation: 'left',
      target: { kind: 'person', userId: '42' },
      visibility: 'people',
    } as const;
    const { id } = await openCase(server, admin, request);
    await tick(server, admin, id, 'monday_deleted');
    vi.setSystemTime('2026-11-24T15:00:00.000Z');
    const colleague = { ...person, userId: 43 };
    const body = identityBody({ userId: colleague.userId });
    expect((await server.identify(body, colleague)).statusCode).toBe(200);
    await runBlock(server, colleague);
    const own = (await all()).find(({ userId }) => userId === '42');
    expect(own).toMatchObject({ alerts: [], inMonday: { state: 'reported_deleted' } });
    await runBlock(server, person);
    const used = (await all()).find(({ userId }) => userId === '42');
    expect(used).toMatchObject({
      alerts: ['still_stored'],
      inMonday: { state: 'stored', contradicted: { by: 'run', at: '2026-11-24T15:00:00.000Z' } },
    });
  });

  test('a contradiction of a report that only admins know of is in no history of the person', async () => {
    const target = { kind: 'person', userId: '42' } as const;
    const { id } = await openCase(server, admin, { situation: 'left', target });
    await tick(server, admin, id, 'monday_deleted');
    vi.setSystemTime('2026-11-24T15:00:00.000Z');
    await runBlock(server, person);
    const [connection] = await all();
    const kindsFor = async (caller: Caller) => {
      const detail = await server.get(`/api/connections/${connection?.id}`, caller);
      return connectionDetail.parse(detail.json()).history.map((entry) => entry.kind);
    };
    expect(await kindsFor(admin)).toContain('used_after_deletion');
    expect(await kindsFor(person)).toEqual(['first_used', 'connected']);
  });
});
