import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  call,
  caseOf,
  closeAsIs,
  connectionsOf,
  openCase,
  tick,
  whenWritten,
} from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { fillConnections } from '../../kit/fill.ts';
import { json, me, organization } from '../../kit/graph.ts';
import { type IdentitySetting, identityBody, startIdentity } from '../../kit/identity.ts';
import { runBlock } from '../../kit/runs.ts';
import type { TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';
import { allThatIsSeen } from './all-seen.ts';

const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };
const suspect: Caller = { accountId: 777, userId: 42 };
const colleague: Caller = { accountId: 777, userId: 43 };
const aboutSuspect = {
  situation: 'person_compromised',
  target: { kind: 'person', userId: '42' },
} as const;

const noon = '2026-11-24T12:00:00.000Z';

describe.each(storeKinds)('while a case is for admins only (%s)', (kind) => {
  let setting: IdentitySetting;
  let server: TestServer;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(noon) });
    setting = await startIdentity(kind);
    server = setting.server;
    setting.graph.on('/me', json(me));
    setting.graph.on('/organization', json(organization));
    await server.identify(identityBody(), suspect);
    await given(server.store, suspect, { name: 'Second' });
    await given(server.store, colleague, { name: 'Colleague' });
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 777);
    await setting.close();
    vi.useRealTimers();
  });

  async function idOfOwn(): Promise<string> {
    return (await connectionsOf(server, suspect)).Second?.id ?? '';
  }

  test('every answer to the person stays as it was, from opening to closing', async () => {
    const before = await allThatIsSeen(server, suspect);
    const { id } = await openCase(server, admin, aboutSuspect);
    expect(await allThatIsSeen(server, suspect)).toEqual(before);
    await tick(server, admin, id, 'provider');
    expect(await allThatIsSeen(server, suspect)).toEqual(before);
    await tick(server, admin, id, 'monday_requested');
    await tick(server, admin, id, 'monday_deleted');
    expect(await allThatIsSeen(server, suspect)).toEqual(before);
    await closeAsIs(server, admin, id, { note: 'Told nobody' });
    expect(await allThatIsSeen(server, suspect)).toEqual(before);
    await call(server, 'POST', `/api/cases/${id}/reopen`, admin);
    await call(server, 'POST', `/api/cases/${id}/withdraw`, admin);
    expect(await allThatIsSeen(server, suspect)).toEqual(before);
    const real = await connectionsOf(server, admin, 'account');
    expect(real.Second).toMatchObject({ state: 'revoked', atProvider: { state: 'reported' } });
  });

  test('no route of a case knows it, in the same words as for one that is not there', async () => {
    const opened = await openCase(server, admin, aboutSuspect);
    const [section] = opened.sections;
    const [step] = section?.steps ?? [];
    const paths: [Parameters<typeof call>[1], string, object?][] = [
      ['GET', ''],
      ['GET', '/connections'],
      ['PATCH', `/steps/${step?.id}`, { version: 1, state: 'done' }],
      ['POST', '/connections', { connectionIds: [await idOfOwn()] }],
      ['POST', '/close', { leaveOpen: [] }],
      ['POST', '/reopen'],
      ['POST', '/withdraw'],
    ];
    const absent = '019a0000-0000-7000-8000-000000000000';
    for (const [method, path, body] of paths) {
      const hidden = await call(server, method, `/api/cases/${opened.id}${path}`, suspect, body);
      const missing = await call(server, method, `/api/cases/${absent}${path}`, suspect, body);
      expect(hidden.statusCode, `${method} ${path}`).toBe(404);
      expect(hidden.body).toBe(missing.body);
    }
    const ask = (caseId: string) =>
      call(server, 'POST', '/api/handoffs', suspect, { purpose: 'report', caseId });
    expect((await ask(opened.id)).statusCode).toBe(404);
    expect((await ask(opened.id)).body).toBe((await ask(absent)).body);
  });

  test('what the person does themselves is shown to them, and the alert to admins alone', async () => {
    const { id } = await openCase(server, admin, aboutSuspect);
    await tick(server, admin, id, 'provider');
    await tick(server, admin, id, 'monday_deleted');
    vi.setSystemTime('2026-11-24T12:30:00.000Z');
    await server.identify(identityBody(), suspect);
    const own = Object.values(await connectionsOf(server, suspect)).find(
      (one) => one.timesConnected === 2,
    );
    expect(own).toMatchObject({
      state: 'active',
      stateSince: noon,
      alerts: [],
      caseId: null,
      clockEndsAt: null,
      lastConnectedAt: '2026-11-24T12:30:00.000Z',
      atProvider: { state: 'granted', at: '2026-11-24T12:30:00.000Z' },
      inMonday: { state: 'stored', at: '2026-11-24T12:30:00.000Z' },
    });
    const real = Object.values(await connectionsOf(server, admin, 'account')).find(
      (one) => one.id === own?.id,
    );
    expect(real).toMatchObject({
      state: 'revoking',
      alerts: ['reconnected'],
      caseId: id,
      atProvider: { state: 'granted' },
    });
    expect((await caseOf(server, admin, id)).reconnected).toEqual([
      { connectionId: own?.id, at: '2026-11-24T12:30:00.000Z' },
    ]);
  });

  test('is not told by a dry run over more connections than are read in full', async () => {
    await fillConnections({ url: server.url, accountId: 777, count: 1001, people: [42] });
    const target = { kind: 'person', userId: '42' };
    const ask = async () => {
      const body = { situation: 'not_needed', target };
      return (await call(server, 'POST', '/api/cases?dryRun=true', suspect, body)).body;
    };
    const before = await ask();
    const { id } = await openCase(server, admin, aboutSuspect);
    expect(await ask()).toBe(before);
    await whenWritten(server, admin, id);
    expect(await ask()).toBe(before);
  });

  test('a token that still works after the clock is an alert to admins alone', async () => {
    const { id } = await openCase(server, admin, aboutSuspect);
    await tick(server, admin, id, 'provider');
    const before = await server.get('/api/connections/summary', suspect);
    vi.setSystemTime('2026-11-24T13:31:00.000Z');
    await runBlock(server, suspect);
    const after = await server.get('/api/connections/summary', suspect);
    expect(after.body).toBe(before.body);
    const summary = await server.get('/api/connections/summary?scope=account', admin);
    expect(summary.json().alerts).toMatchObject({ stillWorks: 1, reconnected: 0 });
    const [alerted] = (await server.query({ scope: 'account', alert: 'still_works' }, admin)).json()
      .items;
    expect(alerted).toMatchObject({ alerts: ['still_works'], lastUsedAt: expect.any(String) });
    const own = await server.get(`/api/connections/${alerted.id}`, suspect);
    expect(own.json().connection).toMatchObject({ state: 'active', alerts: [] });
  });

  test('the person opens a case of their own beside it, and each sees their own proof', async () => {
    const hidden = await openCase(server, admin, aboutSuspect);
    await tick(server, admin, hidden.id, 'provider');
    const own = await openCase(server, suspect, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '42' },
    });
    const [first] = own.sections;
    expect(first?.proof).toMatchObject({ claim: null, counts: { open: 1, reported: 0 } });
    const shown = await connectionsOf(server, suspect);
    expect(shown.Second).toMatchObject({
      state: 'revoking',
      caseId: own.id,
      atProvider: { state: 'granted' },
    });
    await closeAsIs(server, suspect, own.id);
    expect((await connectionsOf(server, suspect)).Second).toMatchObject({
      state: 'active',
      caseId: null,
    });
    const real = await connectionsOf(server, admin, 'account');
    expect(real.Second).toMatchObject({ state: 'revoking', caseId: hidden.id });
  });

  test('only when an admin says so at closing do the people see what was done', async () => {
    const { id } = await openCase(server, admin, aboutSuspect);
    await tick(server, admin, id, 'provider');
    await tick(server, admin, id, 'monday_deleted');
    const closed = await closeAsIs(server, admin, id, { visibility: 'people' });
    expect(closed.json()).toMatchObject({ status: 'closed', visibility: 'people' });
    expect((await connectionsOf(server, suspect)).Second).toMatchObject({
      state: 'revoked',
      atProvider: { state: 'reported', by: '1' },
    });
    const seen = await caseOf(server, suspect, id);
    expect(seen).toMatchObject({ view: 'part', status: 'closed', connectionCount: 2 });
    const detail = await server.get(`/api/connections/${await idOfOwn()}`, suspect);
    expect(detail.json().history.map((entry: { kind: string }) => entry.kind)).toContain(
      'provider_reported',
    );
  });

  test('a second case for admins keeps hidden what the first one would have shown', async () => {
    const first = await openCase(server, admin, aboutSuspect);
    const second = await openCase(server, admin, aboutSuspect);
    await tick(server, admin, first.id, 'provider');
    await closeAsIs(server, admin, first.id, { visibility: 'people' });
    expect((await connectionsOf(server, suspect)).Second).toMatchObject({
      state: 'active',
      atProvider: { state: 'granted' },
    });
    await closeAsIs(server, admin, second.id, { visibility: 'people' });
    expect((await connectionsOf(server, suspect)).Second?.atProvider.state).toBe('reported');
  });

  test('in a case that is for people too, each sees their part and nothing of colleagues', async () => {
    const all = { kind: 'provider', provider: 'microsoft' } as const;
    const opened = await openCase(server, admin, {
      situation: 'app_compromised',
      target: all,
      visibility: 'people',
    });
    const seen = await caseOf(server, suspect, opened.id);
    const own = Object.values(await connectionsOf(server, suspect)).map((one) => one.id);
    expect(seen).toMatchObject({
      view: 'part',
      target: { kind: 'connections' },
      connectionCount: 2,
      sections: [],
      closeNote: null,
    });
    expect(seen.connectionIds).toEqual(own.sort());
    const page = await call(server, 'GET', `/api/cases/${opened.id}/connections`, suspect);
    expect(page.json().items.map((one: { id: string }) => one.id)).toEqual(own);
    const close = await call(server, 'POST', `/api/cases/${opened.id}/close`, suspect, {});
    expect(close.statusCode).toBe(404);
  });
});
