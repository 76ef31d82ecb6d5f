import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import { connectionDetail } from '../../../server/contract/connection.ts';
import { evidenceOf } from '../../../server/contract/evidence.ts';
import {
  call,
  caseOf,
  closeAsIs,
  connectionsOf,
  dryRunOf,
  openCase,
  tick,
} from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const leaver: Caller = { accountId: 1, userId: 11 };
const target = { kind: 'person', userId: '11' } as const;
const request = { situation: 'left', target } as const;

describe.each(storeKinds)('an account that is left out of a case (%s)', (kind) => {
  let server: TestServer;
  let ids: Record<'Ada' | 'Sales' | 'Home', string>;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, leaver, { name: 'Ada' });
    await given(server.store, leaver, { name: 'Sales' });
    await given(server.store, leaver, {
      name: 'Home',
      organization: null,
      accountType: 'personal',
    });
    const found = await connectionsOf(server, leaver);
    const idOf = (name: string) => found[name]?.id ?? '';
    ids = { Ada: idOf('Ada'), Sales: idOf('Sales'), Home: idOf('Home') };
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 1);
    await server.close();
  });

  const leaveOut = (caseId: string, connectionIds: string[], caller = admin) =>
    call(server, 'POST', `/api/cases/${caseId}/left-out`, caller, {
      connectionIds,
      reason: 'Shared with support',
    });
  const takeIn = (caseId: string, connectionIds: string[]) =>
    call(server, 'POST', `/api/cases/${caseId}/connections`, admin, { connectionIds });
  const known = async (name: keyof typeof ids, caller = admin) => {
    const answer = await server.get(`/api/connections/${ids[name]}`, caller);
    return connectionDetail.parse(answer.json());
  };
  const typeOf = (answer: { json(): { type: string } }) => answer.json().type.split(':').at(-1);

  describe('before it is opened', () => {
    test('is not counted, gets no section, and is listed as left out', async () => {
      const all = await dryRunOf(server, admin, request);
      const less = await dryRunOf(server, admin, { ...request, leftOut: [ids.Home, uuidv7()] });
      expect(all).toMatchObject({ chosen: { count: 3 }, leftOut: [] });
      expect(less).toMatchObject({ chosen: { count: 2 }, leftOut: [{ displayName: 'Home' }] });
      expect(all.sections.map(({ accountType }) => accountType)).toContain('personal');
      expect(less.sections.map(({ accountType }) => accountType)).not.toContain('personal');
      expect(less.sections.find(({ actor }) => actor === 'monday_support')?.connectionCount).toBe(
        2,
      );

      const id = uuidv7();
      const body = { ...request, id, leftOut: [ids.Home], fingerprint: all.fingerprint };
      const refused = await call(server, 'POST', '/api/cases', admin, body);
      expect(typeOf(refused)).toBe('dry-run-changed');
    });

    test('stays outside the opened case and can be taken in later', async () => {
      const opened = await openCase(server, admin, { ...request, leftOut: [ids.Home] });
      expect(opened).toMatchObject({
        connectionCount: 2,
        connectionIds: expect.not.arrayContaining([ids.Home]),
        offered: { count: 0 },
        leftOut: {
          count: 1,
          connections: [{ id: ids.Home, displayName: 'Home', leftOutBy: '10', reason: null }],
        },
      });
      expect((await known('Home')).connection).toMatchObject({ state: 'active', caseId: null });
      expect((await takeIn(opened.id, [ids.Home])).statusCode).toBe(200);
      const after = await caseOf(server, admin, opened.id);
      expect(after).toMatchObject({ connectionCount: 3, leftOut: { count: 0, connections: [] } });
      expect((await known('Home')).connection.caseId).toBe(opened.id);
    });

    test('of a whole organization is said to be affected where access ends for everyone', async () => {
      const whole: Parameters<typeof dryRunOf>[2] = {
        situation: 'app_compromised',
        target: { kind: 'provider', provider: 'microsoft' },
        leftOut: [ids.Sales, ids.Home],
      };
      const { alsoAffected } = await dryRunOf(server, admin, whole);
      expect(alsoAffected).toMatchObject({
        count: 1,
        connections: [{ displayName: 'Sales', reason: 'same_organization' }],
      });
    });
  });

  describe('after it is opened', () => {
    test('goes back to what is known without the case, and the case counts it no more', async () => {
      const opened = await openCase(server, admin, { ...request, visibility: 'people' });
      await tick(server, admin, opened.id, 'provider');
      await tick(server, admin, opened.id, 'monday_deleted');
      expect((await known('Home')).connection.atProvider.state).toBe('reported');
      const answer = await leaveOut(opened.id, [ids.Home]);
      expect(answer.statusCode, answer.body).toBe(200);
      const after = await caseOf(server, admin, opened.id);
      expect(after).toMatchObject({
        connectionCount: 2,
        isSettled: true,
        leftOut: {
          count: 1,
          connections: [{ id: ids.Home, leftOutBy: '10', reason: 'Shared with support' }],
        },
      });
      const counts = after.sections.map((one) => [one.actor, one.accountType, one.connectionCount]);
      expect(counts).toEqual([
        ['monday_admin', null, 2],
        ['entra_admin', 'work', 2],
        ['person', 'personal', 0],
        ['monday_support', null, 2],
      ]);
      const home = await known('Home');
      expect(home.connection).toMatchObject({
        state: 'active',
        caseId: null,
        atProvider: { state: 'granted', by: null },
        inMonday: { state: 'stored', by: null },
        alerts: [],
      });
      expect(home.history.map((entry) => entry.kind).slice(0, 3)).toEqual([
        'left_out',
        'monday_taken_back',
        'provider_taken_back',
      ]);
      expect(evidenceOf(home.evidence).provider).toMatchObject([{ standing: 'withdrawn' }]);
      expect((await known('Ada')).connection.atProvider.state).toBe('reported');
      const activity = activityPage.parse((await server.get('/api/activity', admin)).json());
      expect(activity.items[0]).toMatchObject({
        kind: 'connections_left_out',
        userId: '10',
        details: { caseId: opened.id, connections: 1 },
      });
      expect((await known('Home', leaver)).connection.caseId).toBeNull();
    });

    test('leaves a section without work: its open steps are not needed, and say why', async () => {
      const opened = await openCase(server, admin, request);
      await leaveOut(opened.id, [ids.Home]);
      const { sections, steps } = await caseOf(server, admin, opened.id);
      const own = sections.find(({ accountType }) => accountType === 'personal');
      expect(own?.steps.length).toBeGreaterThan(0);
      for (const step of own?.steps ?? []) {
        expect(step).toMatchObject({
          state: 'not_needed',
          note: 'Shared with support',
          by: { kind: 'user', userId: '10' },
          version: 2,
        });
      }
      expect(steps.total).toBe(opened.steps.total - (own?.steps.length ?? 0));
    });

    test('again changes nothing; taken in again it gets steps of its own', async () => {
      const opened = await openCase(server, admin, request);
      await tick(server, admin, opened.id, 'provider');
      await leaveOut(opened.id, [ids.Sales]);
      const once = await caseOf(server, admin, opened.id);
      expect((await leaveOut(opened.id, [ids.Sales])).statusCode).toBe(200);
      expect(await caseOf(server, admin, opened.id)).toEqual(once);
      expect((await takeIn(opened.id, [ids.Sales])).statusCode).toBe(200);
      const after = await caseOf(server, admin, opened.id);
      expect(after.connectionCount).toBe(3);
      expect(after.sections.length).toBe(once.sections.length + 2);
      const [section] = after.sections.filter((one) => one.connectionIds.includes(ids.Sales));
      expect(section?.steps.every(({ state }) => state === 'open')).toBe(true);
      expect((await known('Sales')).connection).toMatchObject({
        caseId: opened.id,
        atProvider: { state: 'granted' },
      });
      expect(typeOf(await takeIn(opened.id, [ids.Sales]))).toBe('not-offered');
    });

    test('is refused where it is not in the case, where nothing would be left, and once it is closed', async () => {
      const opened = await openCase(server, admin, request);
      expect(typeOf(await leaveOut(opened.id, [uuidv7()]))).toBe('not-in-case');
      expect(typeOf(await leaveOut(opened.id, Object.values(ids)))).toBe('nothing-left');
      expect((await caseOf(server, admin, opened.id)).connectionCount).toBe(3);
      const bad = await call(server, 'POST', `/api/cases/${opened.id}/left-out`, admin, {
        connectionIds: [ids.Ada],
        reason: '  ',
      });
      expect(bad.json().errors).toMatchObject([{ pointer: '/reason' }]);
      expect((await leaveOut(opened.id, [ids.Ada], leaver)).statusCode).toBe(404);
      await closeAsIs(server, admin, opened.id);
      expect(typeOf(await leaveOut(opened.id, [ids.Ada]))).toBe('case-not-open');
    });

    test('keeps what another case reports of it', async () => {
      const first = await openCase(server, admin, { situation: 'not_needed', target });
      await tick(server, admin, first.id, 'provider');
      await closeAsIs(server, admin, first.id);
      const second = await openCase(server, admin, request);
      await tick(server, admin, second.id, 'provider');
      const replaced = evidenceOf((await known('Ada')).evidence).provider;
      expect(replaced.map(({ standing }) => standing)).toEqual(['holds', 'replaced']);
      await leaveOut(second.id, [ids.Ada]);
      const { connection, evidence } = await known('Ada');
      expect(connection).toMatchObject({ state: 'partly', atProvider: { state: 'reported' } });
      const { provider } = evidenceOf(evidence);
      expect(provider.map(({ standing, caseId }) => [standing, caseId])).toEqual([
        ['withdrawn', second.id],
        ['holds', first.id],
      ]);
    });

    test('tells the person nothing where the case is for admins only', async () => {
      const seen = async () => {
        const list = await server.query({}, leaver);
        const details = await Promise.all(
          Object.values(ids).map((id) => server.get(`/api/connections/${id}`, leaver)),
        );
        const cases = await server.get('/api/cases', leaver);
        return [list, ...details, cases].map(({ body }) => body);
      };
      const before = await seen();
      const opened = await openCase(server, admin, { ...request, leftOut: [ids.Ada] });
      await tick(server, admin, opened.id, 'provider');
      await leaveOut(opened.id, [ids.Home]);
      expect(await seen()).toEqual(before);
      await takeIn(opened.id, [ids.Home, ids.Ada]);
      expect(await seen()).toEqual(before);
      await leaveOut(opened.id, [ids.Home]);
      await closeAsIs(server, admin, opened.id, { visibility: 'people' });
      expect((await known('Home', leaver)).history.map(({ kind }) => kind)).toContain('left_out');
    });
  });
});
