import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ConnectionDetail, connectionDetail } from '../../../server/contract/connection.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { call, caseOf, closeAsIs, connectionsOf, openCase, tick } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const adaLeft = { situation: 'left', target: { kind: 'person', userId: '11' } } as const;

describe.each(storeKinds)('an alert of a connection (%s)', (kind) => {
  let server: TestServer;
  let id: string;
  let firstCase: string;

  const clock = (time: string) => vi.setSystemTime(`2026-11-24T${time}:00.000Z`);
  const reconnectAt = (time: string) =>
    given(server.store, ada, { name: 'Ada', at: `2026-11-24T${time}:00.000Z` });

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:00.000Z') });
    server = await startServer(kind);
    await given(server.store, ada, { name: 'Ada' });
    const opened = await openCase(server, admin, { ...adaLeft, visibility: 'people' });
    firstCase = opened.id;
    await tick(server, admin, opened.id, 'provider');
    await closeAsIs(server, admin, opened.id);
    clock('12:00');
    await reconnectAt('12:00');
    id = (await connectionsOf(server, admin, 'account')).Ada?.id ?? '';
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 1);
    await server.close();
    vi.useRealTimers();
  });

  const acknowledge = (caller: Caller, body: object) =>
    call(server, 'POST', `/api/connections/${id}/acknowledgement`, caller, body);
  const known = { reason: 'Came back to us', upTo: '2026-11-24T12:00:00.000Z' };
  const reconnected = async (): Promise<number> =>
    (await call(server, 'GET', '/api/connections/summary?scope=account', admin)).json().alerts
      .reconnected;
  const found = async () =>
    (await server.query({ scope: 'account', alert: 'reconnected' }, admin)).json().items.length;
  const detail = async (caller: Caller): Promise<ConnectionDetail> =>
    connectionDetail.parse((await call(server, 'GET', `/api/connections/${id}`, caller)).json());

  test('is acknowledged with a reason: it leaves the counts and the filter, and the state stays', async () => {
    expect(await reconnected()).toBe(1);
    clock('13:00');
    expect((await acknowledge(admin, known)).statusCode).toBe(204);
    expect(await reconnected()).toBe(0);
    expect(await found()).toBe(0);
    const { connection, history } = await detail(admin);
    expect(connection).toMatchObject({
      state: 'reconnected',
      alerts: ['reconnected'],
      acknowledged: { at: '2026-11-24T13:00:00.000Z', by: '10', reason: 'Came back to us' },
    });
    expect(history[0]).toMatchObject({
      kind: 'alert_acknowledged',
      userId: '10',
      note: 'Came back to us',
    });
    const activity = await call(server, 'GET', '/api/activity?kind=alert_acknowledged', admin);
    expect(activity.json().items).toMatchObject([{ userId: '10', details: { connectionId: id } }]);
  });

  test('comes back at a new event, and when the acknowledgement is withdrawn', async () => {
    await acknowledge(admin, known);
    clock('14:00');
    await reconnectAt('14:00');
    expect(await reconnected()).toBe(1);
    expect((await detail(admin)).connection.acknowledged).toBeNull();
    await acknowledge(admin, { ...known, upTo: '2026-11-24T14:00:00.000Z' });
    expect(await reconnected()).toBe(0);
    const path = `/api/connections/${id}/acknowledgement`;
    expect((await call(server, 'DELETE', path, admin)).statusCode).toBe(204);
    expect(await reconnected()).toBe(1);
    expect(await found()).toBe(1);
  });

  test('that came after what the admin was shown is not acknowledged with it', async () => {
    const older = { ...known, upTo: '2026-11-24T11:00:00.000Z' };
    const answer = await acknowledge(admin, older);
    expect(answer.statusCode).toBe(409);
    expect(answer.json().type).toBe('urn:keyholder:problem:alerts-changed');
    expect(await reconnected()).toBe(1);
  });

  test('is for admins: the person sees it as before, and not what admins say of it', async () => {
    expect((await acknowledge(ada, known)).statusCode).toBe(403);
    await acknowledge(admin, known);
    const { connection, history } = await detail(ada);
    expect(connection).toMatchObject({ alerts: ['reconnected'], acknowledged: null });
    expect(JSON.stringify([connection, history])).not.toContain('Came back');
    expect(history.map((one) => one.kind)).not.toContain('alert_acknowledged');
    const own = await call(server, 'GET', '/api/connections/summary?scope=mine', ada);
    expect(own.json().alerts.reconnected).toBe(1);
  });

  test('needs a reason', async () => {
    for (const reason of ['', '  \n ', undefined]) {
      expect((await acknowledge(admin, { ...known, reason })).statusCode).toBe(400);
    }
  });

  test('keeps no id of an admin who is deleted', async () => {
    await acknowledge(admin, known);
    await erasePerson(server.store, { accountId: '1', userId: '10' });
    expect((await detail({ ...admin, userId: 20 })).connection.acknowledged).toMatchObject({
      by: null,
      reason: 'Came back to us',
    });
  });

  test('leads to its case, and a new case names the one before', async () => {
    expect((await detail(admin)).cases).toMatchObject([{ id: firstCase, status: 'closed' }]);
    clock('15:00');
    const again = await openCase(server, admin, adaLeft);
    expect(again.earlier).toMatchObject([
      { id: firstCase, situation: 'left', status: 'closed', closedAt: '2026-11-24T10:00:00.000Z' },
    ]);
    expect((await caseOf(server, admin, firstCase)).earlier).toEqual([]);
    expect((await detail(ada)).cases.map((one) => one.id)).toEqual([firstCase]);
    expect((await detail(admin)).cases.map((one) => one.id)).toEqual([again.id, firstCase]);
  });
});
