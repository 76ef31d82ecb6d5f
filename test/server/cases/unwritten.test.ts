import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeCase } from '../../../server/cases/changes/close-case.ts';
import { openCase as openInStore } from '../../../server/cases/changes/open-case.ts';
import { queueEffect } from '../../../server/cases/effects/queue-effect.ts';
import { caseReport } from '../../../server/contract/case-report.ts';
import { call, countByState, dryRunOf, whenWritten } from '../../kit/cases.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { fillConnections } from '../../kit/fill.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const request = {
  situation: 'app_compromised',
  target: { kind: 'provider', provider: 'microsoft' },
} as const;
const count = 1300;

describe.each(storeKinds)('a change that is not written yet (%s)', { timeout: 240_000 }, (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    const people = Array.from({ length: 400 }, (_, index) => index + 100);
    await fillConnections({ url: server.url, accountId: 1, count, people });
  });
  afterEach(() => server.close());

  const states = () => countByState(server, admin);

  /** Opened, and nothing of it is written but its first connections: as if the server had stopped. */
  async function openUnwritten(visibility: 'admins' | 'people') {
    const { fingerprint } = await dryRunOf(server, admin, request);
    const id = uuidv7();
    const caller = { accountId: '1', userId: '10', role: 'admin' } as const;
    await openInStore(server.store.account('1'), caller, { id, fingerprint, request, visibility });
    const newest = await server.store
      .account('1')
      .connections()
      .select(['id', 'user_id'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return { id, newest };
  }
  const totalIn = async (state: string, caller = admin, scope: 'mine' | 'account' = 'account') =>
    (await server.query({ scope, state: state as 'active', limit: 1 }, caller)).json();

  test('is seen in every answer before it is written', async () => {
    const { id, newest } = await openUnwritten('admins');
    expect(await totalIn('active')).toMatchObject({ items: [], total: 0 });
    expect(await totalIn('revoking')).toMatchObject({ total: count, totalExact: true });
    const detail = await server.get(`/api/connections/${newest.id}`, admin);
    expect(detail.json().connection).toMatchObject({ state: 'revoking', caseId: id });
    expect(detail.json().history[0]).toMatchObject({ kind: 'case_opened', caseId: id });
    const seen = new Set<string>();
    for (let after: string | null = ''; after !== null; ) {
      const query: string = after === '' ? '' : `?after=${after}`;
      const page = await call(server, 'GET', `/api/cases/${id}/connections${query}`, admin);
      for (const one of page.json().items) {
        expect(one.state).toBe('revoking');
        seen.add(one.id);
      }
      after = page.json().nextAfter;
    }
    expect(seen.size).toBe(count);
    const asked = { purpose: 'report', caseId: id };
    const made = await call(server, 'POST', '/api/handoffs', admin, asked);
    const report = await server.app.inject({
      method: 'POST',
      url: '/api/report',
      headers: { authorization: `Code ${made.json().code}` },
    });
    const { connections } = caseReport.parse(report.json());
    expect(connections).toHaveLength(1000);
    for (const one of connections) expect(one.state).toBe('revoking');
    expect(await whenWritten(server, admin, id)).toMatchObject({ progress: null });
    const after = await server.get(`/api/connections/${newest.id}`, admin);
    expect(after.json().history).toEqual(detail.json().history);
    expect(await states()).toEqual({ revoking: count });
  });

  test('tells nothing to whom it is hidden from, before and after it is written', async () => {
    const [{ user_id: userId } = { user_id: '' }] = await server.store
      .account('1')
      .connections()
      .select('user_id')
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    const person: Caller = { accountId: 1, userId: Number(userId) };
    const look = async () => {
      const list = await server.query({ scope: 'mine', limit: 200 }, person);
      const details = [];
      for (const { id } of list.json().items) {
        details.push((await server.get(`/api/connections/${id}`, person)).body);
      }
      const summary = await server.get('/api/connections/summary', person);
      const active = await totalIn('active', person, 'mine');
      const revoking = await totalIn('revoking', person, 'mine');
      return [list.body, ...details, summary.body, active, revoking];
    };
    const before = await look();
    const { id } = await openUnwritten('admins');
    expect(await look()).toEqual(before);
    await whenWritten(server, admin, id);
    expect(await look()).toEqual(before);
  });

  test('may contradict a report: the case is not closed as finished before it is written', async () => {
    const { id } = await openUnwritten('people');
    const { sections } = await whenWritten(server, admin, id);
    const section = sections.find(({ half }) => half === 'provider');
    // In the store: the background is not told of it before the case is closed.
    await server.store.account('1').transaction(async (account) => {
      await account.updateCaseSteps({ state: 'done' }).where('case_id', '=', id).execute();
      const at = new Date().toISOString();
      const claim = { sectionId: section?.id ?? '', half: 'provider', previous: null } as const;
      await queueEffect(account, id, { kind: 'claim', ...claim, next: null, at });
    });
    const body = { leaveOpen: [], note: null };
    const refused = await call(server, 'POST', `/api/cases/${id}/close`, admin, body);
    expect(refused.json()).toMatchObject({
      status: 409,
      type: 'urn:keyholder:problem:case-not-counted',
      detail: expect.stringContaining('The case was not closed.'),
    });
    expect(await whenWritten(server, admin, id)).toMatchObject({ status: 'open' });
    const closed = await call(server, 'POST', `/api/cases/${id}/close`, admin, body);
    expect(closed.json()).toMatchObject({ status: 'closed' });
  });

  test('that ends before it is written is ended in every answer', async () => {
    const { id, newest } = await openUnwritten('people');
    const caller = { accountId: '1', userId: '10', role: 'admin' } as const;
    // In the store, as an answer to the case would let the background write.
    await server.store.account('1').transaction(async (account) => {
      const row = await account
        .cases()
        .where('id', '=', id)
        .selectAll('cases')
        .executeTakeFirstOrThrow();
      const sections = await account
        .caseSections()
        .where('case_id', '=', id)
        .select('id')
        .execute();
      const leaveOpen = sections.map((section) => section.id);
      await closeCase(account, caller, row, { leaveOpen, note: null });
    });
    const detail = await server.get(`/api/connections/${newest.id}`, admin);
    expect(detail.json().connection).toMatchObject({ state: 'active', caseId: null });
    expect(await totalIn('active')).toMatchObject({ total: count, totalExact: true });
    expect(await totalIn('revoking')).toMatchObject({ items: [], total: 0 });
    const waiting = await server.store
      .account('1')
      .caseEffects()
      .selectAll('case_effects')
      .execute();
    expect(waiting).not.toEqual([]);
    await whenWritten(server, admin, id);
    expect(await states()).toEqual({ active: count });
    await expectCountersRight(server.store, 1);
  });
});
