import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { caseConnectionsPage } from '../../../server/contract/case-lists.ts';
import { call, caseOf, change, closeAsIs, connectionsOf, openCase, tick } from '../../kit/cases.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { graphError, json, me, organization } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, startIdentity } from '../../kit/identity.ts';
import { runBlock } from '../../kit/runs.ts';
import type { TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };
const person: Caller = { accountId: 777, userId: 42 };
const request = {
  situation: 'left',
  target: { kind: 'person', userId: '42' },
  visibility: 'people',
} as const;

describe.each(storeKinds)('after access was reported as removed (%s)', (kind) => {
  let setting: IdentitySetting;
  let server: TestServer;
  let caseId: string;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00.000Z') });
    setting = await startIdentity(kind);
    server = setting.server;
    setting.graph.on('/me', json(me));
    setting.graph.on('/organization', json(organization));
    await server.identify(identityBody(), person);
    vi.setSystemTime('2026-11-24T12:00:00.000Z');
    caseId = (await openCase(server, admin, request)).id;
    await tick(server, admin, caseId, 'provider');
    await tick(server, admin, caseId, 'monday_deleted');
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 777);
    await setting.close();
    vi.useRealTimers();
  });

  async function seen(caller: Caller = admin) {
    const scope = caller === admin ? 'account' : 'mine';
    const [connection] = Object.values(await connectionsOf(server, caller, scope));
    return connection;
  }

  const none = { stillWorks: 0, stillGranted: 0, stillStored: 0, reconnected: 0 };
  const alerts = async () =>
    (await server.get('/api/connections/summary?scope=account', admin)).json().alerts;

  test('a use before the clock has ended contradicts nothing at the provider', async () => {
    vi.setSystemTime('2026-11-24T13:30:00.000Z');
    await runBlock(server, person);
    expect(await seen()).toMatchObject({
      state: 'revoking',
      atProvider: { state: 'reported', contradicted: null },
      lastUsedAt: '2026-11-24T13:30:00.000Z',
      clockEndsAt: '2026-11-24T13:30:00.000Z',
    });
  });

  test('a use after the clock is an alert, in the case and after it', async () => {
    vi.setSystemTime('2026-11-24T13:30:00.001Z');
    await runBlock(server, person);
    const both = ['still_works', 'still_stored'];
    expect(await seen()).toMatchObject({ state: 'revoking', alerts: both });
    expect(await alerts()).toEqual({ ...none, stillWorks: 1, stillStored: 1 });
    const listed = await call(server, 'GET', `/api/cases/${caseId}/connections`, admin);
    expect(caseConnectionsPage.parse(listed.json()).items).toMatchObject([
      {
        alerts: both,
        atProvider: { state: 'reported', contradicted: { by: 'run' } },
        inMonday: { state: 'stored', contradicted: { by: 'run' } },
      },
    ]);
    await closeAsIs(server, admin, caseId);
    expect(await seen()).toMatchObject({ state: 'still_works', alerts: both });
    expect(await seen(person)).toMatchObject({ state: 'still_works' });
  });

  test('a token that is accepted and may no longer read the profile is a use, and an alert', async () => {
    // Before the clock has ended, so that the credential is known.
    vi.setSystemTime('2026-11-24T12:30:00.000Z');
    await runBlock(server, person);
    vi.setSystemTime('2026-11-24T13:31:00.000Z');
    setting.graph.on('/me', json(graphError('Authorization_RequestDenied', 'no'), 403));
    const run = await runBlock(server, person);
    expect(run.json().outputFields).toMatchObject({
      works: true,
      reason: expect.stringContaining('Add "User.Read"'),
    });
    expect(await seen()).toMatchObject({
      alerts: ['still_works', 'still_stored'],
      lastUsedAt: '2026-11-24T13:31:00.000Z',
    });
  });

  test('a new report after an alert ends it', async () => {
    vi.setSystemTime('2026-11-24T14:00:00.000Z');
    await runBlock(server, person);
    const now = '2026-11-24T15:00:00.000Z';
    vi.setSystemTime(now);
    const steps = (await caseOf(server, admin, caseId)).sections.flatMap((one) => one.steps);
    for (const step of steps.filter(({ state }) => state === 'done')) {
      await change(server, admin, caseId, step, { reportedAt: now });
    }
    expect(await seen()).toMatchObject({ alerts: [], clockEndsAt: '2026-11-24T16:30:00.000Z' });
    expect(await alerts()).toEqual(none);
    await closeAsIs(server, admin, caseId);
    expect(await seen()).toMatchObject({ state: 'revoked' });
  });

  test('connecting again while the case is open is shown in it and voids the proof', async () => {
    vi.setSystemTime('2026-11-24T13:00:00.000Z');
    await server.identify(identityBody(), person);
    const connection = await seen();
    expect(connection).toMatchObject({
      state: 'revoking',
      alerts: ['reconnected'],
      atProvider: { state: 'granted', proof: null, by: null },
      inMonday: { state: 'stored', by: null },
      clockEndsAt: null,
    });
    const shown = await caseOf(server, admin, caseId);
    expect(shown.reconnected).toEqual([
      { connectionId: connection?.id, at: '2026-11-24T13:00:00.000Z' },
    ]);
    const refused = await closeAsIs(server, admin, caseId);
    expect(refused.statusCode).toBe(200);
    expect(await seen()).toMatchObject({ state: 'reconnected' });
  });

  test('what reconnected must be named when the case is closed', async () => {
    const ticked = await caseOf(server, admin, caseId);
    for (const step of ticked.sections.flatMap((one) => one.steps)) {
      if (step.state === 'open') await change(server, admin, caseId, step, { state: 'done' });
    }
    vi.setSystemTime('2026-11-24T13:00:00.000Z');
    await server.identify(identityBody(), person);
    const refused = await call(server, 'POST', `/api/cases/${caseId}/close`, admin, {});
    expect(refused.json().open).toMatchObject([
      { actor: 'entra_admin', openStepIds: [], reconnected: 1 },
      { actor: 'monday_support', openStepIds: [], reconnected: 1 },
    ]);
  });

  test('connecting again after the case is an alert, until a new report', async () => {
    await closeAsIs(server, admin, caseId);
    expect(await seen()).toMatchObject({ state: 'revoked' });
    vi.setSystemTime('2026-11-25T09:00:00.000Z');
    await server.identify(identityBody(), person);
    expect(await seen()).toMatchObject({
      state: 'reconnected',
      stateSince: '2026-11-25T09:00:00.000Z',
      alerts: ['reconnected'],
    });
    expect(await alerts()).toEqual({ ...none, reconnected: 1 });
    const again = await openCase(server, admin, request);
    expect(await seen()).toMatchObject({ state: 'revoking', alerts: ['reconnected'] });
    vi.setSystemTime('2026-11-25T10:00:00.000Z');
    await tick(server, admin, again.id, 'provider');
    await tick(server, admin, again.id, 'monday_deleted');
    await closeAsIs(server, admin, again.id);
    expect(await seen()).toMatchObject({ state: 'revoked', alerts: [] });
  });

  test('a use after connecting again is no alert: access was given again', async () => {
    vi.setSystemTime('2026-11-24T13:00:00.000Z');
    await server.identify(identityBody(), person);
    vi.setSystemTime('2026-11-24T18:00:00.000Z');
    await runBlock(server, person);
    expect((await seen())?.alerts).toEqual(['reconnected']);
  });

  test('a refused run is evidence and confirms nothing', async () => {
    vi.setSystemTime('2026-11-24T12:30:00.000Z');
    await runBlock(server, person);
    await closeAsIs(server, admin, caseId);
    setting.graph.on('/me', json({ error: {} }, 401));
    vi.setSystemTime('2026-11-24T18:00:00.000Z');
    await runBlock(server, person);
    const { alerts, atProvider } = (await seen()) ?? {};
    // The run before it, within the clock, showed that monday stores the credential.
    expect(alerts).toEqual(['still_stored']);
    expect(atProvider).toMatchObject({ state: 'reported', refusedAt: '2026-11-24T18:00:00.000Z' });
  });

  test('history tells the case, with who reported what', async () => {
    await closeAsIs(server, admin, caseId);
    const connection = await seen();
    const detail = await server.get(`/api/connections/${connection?.id}`, admin);
    const told = detail
      .json()
      .history.map((one: { kind: string; userId: string }) => [one.kind, one.userId]);
    expect(told).toEqual([
      ['case_closed', '1'],
      ['monday_reported', '1'],
      ['provider_reported', '1'],
      ['case_opened', '1'],
      ['connected', '42'],
    ]);
  });
});
