import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import { revocationCase } from '../../../server/contract/case.ts';
import { caseStillOpen } from '../../../server/contract/case-change.ts';
import {
  call,
  caseOf,
  change,
  closeAsIs,
  connectionsOf,
  dryRunOf,
  openCase,
  sectionOf,
  stepOf,
  tick,
} from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const leaver: Caller = { accountId: 1, userId: 11 };
const colleague: Caller = { accountId: 1, userId: 12 };
const viewer: Caller = { accountId: 1, userId: 13, kind: 'view_only' };

const fabrikam = { id: '22222222-2222-4222-8222-222222222222', name: 'Fabrikam' };
const now = '2026-11-24T14:00:00.000Z';
const ofLeaver = { situation: 'left', target: { kind: 'person', userId: '11' } } as const;

describe.each(storeKinds)('a revocation from beginning to end (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    server = await startServer(kind);
    await given(server.store, leaver, { name: 'Ada at Contoso' });
    await given(server.store, leaver, { name: 'Ada at Fabrikam', organization: fabrikam });
    await given(server.store, leaver, {
      name: 'Ada at home',
      organization: null,
      accountType: 'personal',
    });
    await given(server.store, colleague, { name: 'Shared mailbox', key: 'Ada at Contoso' });
    await given(server.store, viewer, { name: 'Vera' });
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 1);
    await server.close();
    vi.useRealTimers();
  });

  test('the dry run says what is chosen, who else is hit, and who must act, and changes nothing', async () => {
    const before = await connectionsOf(server, admin, 'account');
    const run = await dryRunOf(server, admin, ofLeaver);
    expect(run.chosen).toMatchObject({ count: 3, people: 1 });
    expect(run.alsoAffected).toMatchObject({
      count: 1,
      connections: [{ displayName: 'Shared mailbox', userId: '12', reason: 'same_identity' }],
    });
    expect(
      run.sections.map(({ actor, organization, method, connectionCount }) => [
        actor,
        organization?.name ?? null,
        method,
        connectionCount,
      ]),
    ).toEqual([
      ['monday_admin', null, null, 3],
      ['entra_admin', 'Contoso', 'one_person', 1],
      ['entra_admin', 'Fabrikam', 'one_person', 1],
      ['person', null, 'own_account', 1],
      ['monday_support', null, null, 3],
    ]);
    expect(run.warnings).toContainEqual({ code: 'personal_accounts', count: 1 });
    expect(await connectionsOf(server, admin, 'account')).toEqual(before);
    expect((await call(server, 'GET', '/api/cases?scope=account', admin)).json().items).toEqual([]);
  });

  test('an admin takes a leaver from the dry run to the closed case, half by half', async () => {
    const opened = await openCase(server, admin, ofLeaver);
    expect(opened).toMatchObject({
      status: 'open',
      visibility: 'admins',
      openedBy: '10',
      openedAt: now,
      connectionCount: 3,
      view: 'whole',
    });
    const during = await connectionsOf(server, admin, 'account');
    expect(during['Ada at Contoso']).toMatchObject({ state: 'revoking', caseId: opened.id });
    expect(during['Shared mailbox']).toMatchObject({ state: 'active', caseId: null });

    const contosoSection = opened.sections.find((one) => one.organization?.id === contoso.id);
    const [step] = contosoSection?.steps.filter((one) => one.reports === 'provider') ?? [];
    if (!step) throw new Error('no step for Contoso');
    const done = await change(server, admin, opened.id, step, {
      state: 'done',
      note: 'Removed in Entra',
      reportedAt: '2026-11-24T13:30:00Z',
    });
    expect(done.json().step).toMatchObject({
      state: 'done',
      note: 'Removed in Entra',
      by: { kind: 'user', userId: '10', saidToBe: null },
      at: now,
      reportedAt: '2026-11-24T13:30:00.000Z',
      version: 2,
    });
    const half = await connectionsOf(server, admin, 'account');
    expect(half['Ada at Contoso']).toMatchObject({
      state: 'revoking',
      atProvider: {
        state: 'reported',
        at: '2026-11-24T13:30:00.000Z',
        by: '10',
        proof: `step:${step.id}`,
      },
      inMonday: { state: 'stored' },
      clockEndsAt: '2026-11-24T15:00:00.000Z',
    });
    expect(half['Ada at Fabrikam']?.atProvider.state).toBe('granted');

    await tick(server, admin, opened.id, 'provider');
    await tick(server, admin, opened.id, 'monday_requested');
    const asked = await connectionsOf(server, admin, 'account');
    expect(asked['Ada at home']?.inMonday).toMatchObject({ state: 'requested', by: '10' });
    await tick(server, admin, opened.id, 'monday_deleted');

    const closed = await closeAsIs(server, admin, opened.id, { note: 'All but the checks' });
    expect(closed.statusCode, closed.body).toBe(200);
    expect(revocationCase.parse(closed.json())).toMatchObject({
      status: 'closed',
      closedBy: '10',
      closedAt: now,
      closeNote: 'All but the checks',
    });
    const after = await connectionsOf(server, admin, 'account');
    for (const name of ['Ada at Contoso', 'Ada at Fabrikam', 'Ada at home']) {
      expect(after[name]).toMatchObject({ state: 'revoked', caseId: null, alerts: [] });
    }
    const activity = await call(server, 'GET', '/api/activity', admin);
    const kinds = activityPage.parse(activity.json()).items.map((entry) => entry.kind);
    expect(kinds.filter((one) => one === 'case_opened')).toHaveLength(1);
    expect(kinds.filter((one) => one === 'step_done')).toHaveLength(5);
    expect(kinds[0]).toBe('case_closed');
  });

  test('one half alone is never "revoked"', async () => {
    const { id } = await openCase(server, admin, ofLeaver);
    await tick(server, admin, id, 'provider');
    await closeAsIs(server, admin, id);
    const seen = await connectionsOf(server, admin, 'account');
    expect(seen['Ada at Contoso']).toMatchObject({
      state: 'partly',
      atProvider: { state: 'reported' },
      inMonday: { state: 'stored' },
    });
  });

  test('a viewer takes back their own, and acts in both halves', async () => {
    const target = { kind: 'person', userId: '13' } as const;
    const opened = await openCase(server, viewer, { situation: 'not_needed', target });
    expect(opened).toMatchObject({ visibility: 'people', openedBy: '13', view: 'whole' });
    expect(opened.sections.map(({ actor, userId, half }) => [actor, userId, half])).toEqual([
      ['person', '13', 'provider'],
      ['person', '13', 'monday'],
    ]);
    await tick(server, viewer, opened.id, 'provider');
    const [, inMonday] = opened.sections;
    for (const step of inMonday?.steps ?? []) {
      const changes = step.asksOutcome
        ? { state: 'done' as const, outcome: 'deleted' as const }
        : { state: 'not_needed' as const };
      await change(server, viewer, opened.id, step, changes);
    }
    const closed = await closeAsIs(server, viewer, opened.id);
    expect(closed.json().status).toBe('closed');
    expect((await connectionsOf(server, viewer)).Vera).toMatchObject({ state: 'revoked' });
    const mine = await call(server, 'GET', '/api/cases?status=closed', viewer);
    expect(mine.json().items).toMatchObject([
      { id: opened.id, waitsFor: [{ actor: 'person' }], providers: ['microsoft'] },
    ]);
  });

  test('a tick that was a mistake is taken back, with what it reported', async () => {
    const { id } = await openCase(server, admin, ofLeaver);
    const before = await connectionsOf(server, admin, 'account');
    await tick(server, admin, id, 'provider');
    const ticked = await caseOf(server, admin, id);
    expect(sectionOf(ticked, 'entra_admin').proof).toMatchObject({
      claim: { state: 'reported', at: now, by: '10' },
      clockEndsAt: '2026-11-24T15:30:00.000Z',
      counts: { open: 0, requested: 0, reported: 1, seen: 0 },
    });
    for (const section of ticked.sections) {
      for (const step of section.steps.filter((one) => one.state === 'done')) {
        await change(server, admin, id, step, { state: 'open' });
      }
    }
    expect(await connectionsOf(server, admin, 'account')).toEqual(before);
  });

  test('closing names what is open, section by section', async () => {
    const { id, sections } = await openCase(server, admin, ofLeaver);
    const refused = await call(server, 'POST', `/api/cases/${id}/close`, admin, {});
    expect(refused.statusCode).toBe(409);
    const { type, open } = caseStillOpen.parse(refused.json());
    expect(type).toBe('urn:keyholder:problem:case-still-open');
    expect(open.map((one) => one.sectionId)).toEqual(sections.map((one) => one.id));
    const [first] = sections;
    const some = { leaveOpen: [first?.id] };
    expect((await call(server, 'POST', `/api/cases/${id}/close`, admin, some)).statusCode).toBe(
      409,
    );
    expect((await caseOf(server, admin, id)).status).toBe('open');
    expect((await closeAsIs(server, admin, id)).statusCode).toBe(200);
    const again = await closeAsIs(server, admin, id);
    expect(again.json()).toMatchObject({
      status: 409,
      type: 'urn:keyholder:problem:case-not-open',
    });
  });

  test('a closed case changes no more, and goes on once it is opened again', async () => {
    const opened = await openCase(server, admin, ofLeaver);
    const step = stepOf(opened, 'provider');
    await closeAsIs(server, admin, opened.id);
    const refused = await change(server, admin, opened.id, step, { state: 'done' });
    expect(refused.json()).toMatchObject({
      status: 409,
      type: 'urn:keyholder:problem:case-not-open',
    });
    const reopened = await call(server, 'POST', `/api/cases/${opened.id}/reopen`, admin);
    expect(reopened.json()).toMatchObject({ status: 'open', closedAt: null });
    expect((await connectionsOf(server, admin, 'account'))['Ada at home']?.state).toBe('revoking');
    expect((await change(server, admin, opened.id, step, { state: 'done' })).statusCode).toBe(200);
    const twice = await call(server, 'POST', `/api/cases/${opened.id}/reopen`, admin);
    expect(twice.json().type).toBe('urn:keyholder:problem:case-open');
  });

  test('a withdrawn case leaves the connections as they were', async () => {
    const before = await connectionsOf(server, admin, 'account');
    const { id } = await openCase(server, admin, ofLeaver);
    const withdrawn = await call(server, 'POST', `/api/cases/${id}/withdraw`, admin);
    expect(withdrawn.json()).toMatchObject({ status: 'withdrawn', closedBy: '10' });
    const after = await connectionsOf(server, admin, 'account');
    for (const [name, connection] of Object.entries(before)) {
      expect(after[name]).toEqual({ ...connection, stateSince: after[name]?.stateSince });
    }
  });

  test('a connection that came later is offered, and gets steps of its own once it is added', async () => {
    const opened = await openCase(server, admin, ofLeaver);
    await tick(server, admin, opened.id, 'provider');
    vi.setSystemTime('2026-11-24T15:00:00.000Z');
    await given(server.store, leaver, { name: 'Ada again', at: '2026-11-24T15:00:00.000Z' });
    const seen = await connectionsOf(server, admin, 'account');
    const late = seen['Ada again'];
    expect(late).toMatchObject({ state: 'active', caseId: null });
    const offering = await caseOf(server, admin, opened.id);
    expect(offering.offered).toEqual({
      count: 1,
      countExact: true,
      connectionIds: [late?.id],
    });
    expect(offering.connectionCount).toBe(3);
    const path = `/api/cases/${opened.id}/connections`;
    const added = await call(server, 'POST', path, admin, { connectionIds: [late?.id] });
    expect(added.statusCode, added.body).toBe(200);
    const grown = revocationCase.parse(added.json());
    expect(grown).toMatchObject({ connectionCount: 4, offered: { count: 0 } });
    const [, ...more] = grown.sections.filter((one) => one.organization?.id === contoso.id);
    expect(more).toMatchObject([{ connectionIds: [late?.id], proof: { claim: null } }]);
    expect(new Set(more[0]?.steps.map((step) => step.state))).toEqual(new Set(['open']));
    const after = await connectionsOf(server, admin, 'account');
    expect(after['Ada again']).toMatchObject({
      state: 'revoking',
      atProvider: { state: 'granted' },
    });
    const twice = await call(server, 'POST', path, admin, { connectionIds: [late?.id] });
    expect(twice.json().type).toBe('urn:keyholder:problem:not-offered');
  });

  test('a compromised app is blocked for whole organizations, and says whom that hits', async () => {
    const { Vera } = await connectionsOf(server, viewer);
    const run = await dryRunOf(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'connections', connectionIds: [Vera?.id ?? ''] },
    });
    expect(run.sections.map(({ actor, method }) => [actor, method])).toEqual([
      ['entra_admin', 'block_sign_in'],
      ['monday_support', null],
    ]);
    expect(run.alsoAffected.count).toBe(2);
    expect(new Set(run.alsoAffected.connections.map((one) => one.reason))).toEqual(
      new Set(['same_organization']),
    );
    expect(run.warnings.map((one) => one.code)).toContain('other_monday_accounts');
    const chosen = await dryRunOf(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'provider', provider: 'microsoft' },
      method: 'remove_app',
    });
    expect(chosen.chosen.count).toBe(5);
    const methods = chosen.sections.filter((one) => one.actor === 'entra_admin');
    expect(methods.map((one) => one.method)).toEqual(['remove_app', 'remove_app']);
  });

  test('the overview counts alerts and open cases, for all and for each', async () => {
    await openCase(server, admin, ofLeaver);
    await openCase(server, viewer, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '13' },
    });
    const all = await call(server, 'GET', '/api/connections/summary?scope=account', admin);
    expect(all.json()).toMatchObject({
      openCases: 2,
      alerts: { stillWorks: 0, reconnected: 0 },
      byState: [
        { state: 'active', connections: 1 },
        { state: 'revoking', connections: 4 },
      ],
    });
    const own = await call(server, 'GET', '/api/connections/summary', viewer);
    expect(own.json()).toMatchObject({ openCases: 1 });
    const cases = await call(server, 'GET', '/api/cases?scope=account&status=open', admin);
    expect(cases.json().items[1]).toMatchObject({
      steps: { done: 0 },
      waitsFor: [
        { actor: 'monday_admin' },
        { actor: 'entra_admin', organization: { name: 'Contoso' } },
        { actor: 'entra_admin', organization: { name: 'Fabrikam' } },
        { actor: 'person', userId: '11' },
        { actor: 'monday_support' },
      ],
    });
  });
});
