import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RevocationCase } from '../../../server/contract/case.ts';
import { casesPage } from '../../../server/contract/case-lists.ts';
import { call, caseOf, change, openCase, sectionOf, stepOf, tick } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startEntra, type TestEntra } from '../../kit/entra-graph.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 12 };
const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';
const adaId = 'aaaaaaaa-0000-4000-8000-000000000011';
const bobId = 'aaaaaaaa-0000-4000-8000-000000000012';
const later = '2026-11-24T15:00:00.000Z';

describe.each(storeKinds)('what a check at Entra makes of a case (%s)', (kind) => {
  let server: TestServer;
  let entra: TestEntra;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T14:00:00.000Z') });
    entra = await startEntra(applicationId, {
      tenant: contoso.id,
      app: { accountEnabled: true },
      grants: [adaId, bobId].map((principalId) => ({
        consentType: 'Principal' as const,
        principalId,
        scope: 'Mail.Send',
      })),
      seesNoApps: false,
      status: null,
      nextLink: null,
      pageSize: 100,
    });
    server = await startServer(kind, {
      MICROSOFT_CLIENT_ID: applicationId,
      MICROSOFT_GRAPH_URL: entra.url,
      ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000002',
    });
    await given(server.store, ada, { name: 'Ada', key: adaId });
    await given(server.store, bob, { name: 'Bob', key: bobId });
  });
  afterEach(async () => {
    await server.close();
    await entra.close();
    vi.useRealTimers();
  });

  const aboutAda = { situation: 'left', target: { kind: 'person', userId: '11' } } as const;
  const everyone = {
    situation: 'app_compromised',
    target: { kind: 'organization', provider: 'microsoft', organizationId: contoso.id },
  } as const;

  async function check(caseId: string) {
    const { code } = (
      await call(server, 'POST', '/api/handoffs', admin, { purpose: 'entra', caseId })
    ).json();
    const post = (url: string, authorization: string, payload?: object) =>
      server.app.inject({
        method: 'POST',
        url,
        headers: { authorization },
        ...(payload && { payload }),
      });
    const { ticket } = (await post('/api/entra-sessions', `Code ${code}`)).json();
    const body = { organizationId: contoso.id, accessToken: 'tok-tok-tok-tok' };
    const answer = await post('/api/entra-checks', `Check ${ticket}`, body);
    expect(answer.statusCode, answer.body).toBe(200);
  }

  const listed = async (): Promise<RevocationCase['evidence'] | undefined> => {
    const answer = await call(server, 'GET', '/api/cases?scope=account', admin);
    return casesPage.parse(answer.json()).items[0]?.evidence;
  };
  const atProvider = (of: RevocationCase) => sectionOf(of, 'entra_admin');

  test('a report that it disproves is contradicted in the case, its list and the counts, and its clock goes', async () => {
    const { id } = await openCase(server, admin, aboutAda);
    await tick(server, admin, id, 'provider');
    expect((await caseOf(server, admin, id)).clockEndsAt).toBe('2026-11-24T15:30:00.000Z');
    vi.setSystemTime(later);
    await check(id);
    const found = await caseOf(server, admin, id);
    expect(found).toMatchObject({
      clockEndsAt: null,
      evidence: { contradicted: 1, granted: 0, confirmed: 0 },
      waitsFor: expect.arrayContaining([expect.objectContaining({ actor: 'entra_admin' })]),
    });
    expect(atProvider(found).proof).toMatchObject({
      claim: { state: 'reported' },
      clockEndsAt: null,
      check: { at: later, by: '10', granted: 1, removed: 0 },
      counts: { contradicted: 1, open: 0, reported: 0 },
    });
    expect(await listed()).toEqual(found.evidence);
    const summary = await server.get('/api/connections/summary?scope=account', admin);
    expect(summary.json().alerts).toMatchObject({ stillGranted: 1 });
    const closing = await call(server, 'POST', `/api/cases/${id}/close`, admin, {});
    const open: { actor: string; contradicted: number }[] = closing.json().open;
    expect(open.find(({ actor }) => actor === 'entra_admin')?.contradicted).toBe(1);
  });

  test('one that confirms completes the step that it proves, and reports nothing for anyone', async () => {
    const { id } = await openCase(server, admin, aboutAda);
    entra.state.grants = [];
    vi.setSystemTime(later);
    await check(id);
    const found = await caseOf(server, admin, id);
    expect(found).toMatchObject({
      clockEndsAt: '2026-11-24T16:30:00.000Z',
      evidence: { contradicted: 0, granted: 0, confirmed: 1 },
      steps: { done: 1 },
    });
    expect(stepOf(found, 'provider')).toMatchObject({
      key: 'remove-person-permissions',
      state: 'done',
      by: { kind: 'system', userId: '10' },
      reportedAt: later,
    });
    expect(atProvider(found).proof).toMatchObject({ claim: null, counts: { seen: 1, open: 0 } });
    expect(await listed()).toEqual(found.evidence);
  });

  test('one that finds access again opens what an earlier one completed', async () => {
    const { id } = await openCase(server, admin, aboutAda);
    const { grants } = entra.state;
    entra.state.grants = [];
    await check(id);
    entra.state.grants = grants;
    vi.setSystemTime(later);
    await check(id);
    const found = await caseOf(server, admin, id);
    expect(stepOf(found, 'provider').state).toBe('open');
    expect(found.evidence).toEqual({ contradicted: 1, granted: 0, confirmed: 0 });
  });

  test('a block completes the step that blocks, and no other', async () => {
    const { id } = await openCase(server, admin, { ...everyone, method: 'block_sign_in' });
    entra.state.app = { accountEnabled: false };
    await check(id);
    const done = (await caseOf(server, admin, id)).sections
      .flatMap(({ steps }) => steps)
      .filter(({ state }) => state === 'done');
    expect(done.map(({ key }) => key)).toEqual(['disable-sign-in']);
  });

  test('a block that ended opens its step again, though no one has access', async () => {
    const { id } = await openCase(server, admin, { ...everyone, method: 'block_sign_in' });
    entra.state.app = { accountEnabled: false };
    await check(id);
    expect((await caseOf(server, admin, id)).steps.done).toBe(1);
    entra.state.app = { accountEnabled: true };
    entra.state.grants = [];
    vi.setSystemTime(later);
    await check(id);
    const found = await caseOf(server, admin, id);
    expect(found.steps.done).toBe(0);
    expect(found.evidence).toEqual({ contradicted: 0, granted: 0, confirmed: 2 });
  });

  test('a block does not complete the step that removes permissions', async () => {
    const { id } = await openCase(server, admin, { ...everyone, method: 'revoke_permissions' });
    entra.state.app = { accountEnabled: false };
    await check(id);
    const found = await caseOf(server, admin, id);
    expect(found.steps.done).toBe(0);
    expect(found.evidence.confirmed).toBe(2);
  });

  test('what was found for one of two people completes nothing', async () => {
    const { id } = await openCase(server, admin, {
      situation: 'person_compromised',
      target: everyone.target,
    });
    entra.state.grants = entra.state.grants.filter(({ principalId }) => principalId === bobId);
    await check(id);
    const found = await caseOf(server, admin, id);
    expect(found.steps.done).toBe(0);
    expect(found.evidence).toEqual({ contradicted: 0, granted: 1, confirmed: 1 });
  });

  test('access that it finds without any report is told, and contradicts nothing', async () => {
    const { id } = await openCase(server, admin, aboutAda);
    await check(id);
    expect(await listed()).toEqual({ contradicted: 0, granted: 1, confirmed: 0 });
    const summary = await server.get('/api/connections/summary?scope=account', admin);
    expect(summary.json().alerts).toMatchObject({ stillGranted: 0 });
  });
});

describe.each(storeKinds)('a step that asks (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, ada, { name: 'Ada' });
  });
  afterEach(() => server.close());

  const own = { situation: 'not_needed', target: { kind: 'person', userId: '11' } } as const;

  test('is completed by an answer, and reports a deletion only where there was one', async () => {
    const opened = await openCase(server, ada, own);
    const step = opened.sections
      .flatMap(({ steps }) => steps)
      .find(({ asksOutcome }) => asksOutcome);
    if (!step) throw new Error('The case has no step that asks.');
    expect(step.key).toBe('monday-look-beside-account');
    const unanswered = await change(server, ada, opened.id, step, { state: 'done' });
    expect(unanswered.json()).toMatchObject({ status: 400 });
    expect(unanswered.body).toContain('outcome');
    const none = await change(server, ada, opened.id, step, { state: 'done', outcome: 'none' });
    expect(none.json().step).toMatchObject({ state: 'done', outcome: 'none' });
    const claims = async () =>
      (await caseOf(server, ada, opened.id)).sections
        .filter(({ half }) => half === 'monday')
        .map(({ proof }) => proof?.claim?.state);
    expect(await claims()).toEqual([undefined]);
    const changed = await change(server, ada, opened.id, none.json().step, { outcome: 'deleted' });
    expect(changed.statusCode).toBe(200);
    expect(await claims()).toEqual(['reported_deleted']);
  });

  test('a step that asks nothing takes no answer', async () => {
    const opened = await openCase(server, ada, own);
    const step = stepOf(opened, 'provider');
    const answer = await change(server, ada, opened.id, step, { state: 'done', outcome: 'none' });
    expect(answer.json()).toMatchObject({ status: 400 });
  });

  test('keeps every correction of the time at which it was done', async () => {
    const opened = await openCase(server, ada, own);
    const times = ['2026-11-20T10:00:00.000Z', '2026-11-20T11:00:00.000Z'];
    let step = stepOf(opened, 'provider');
    const save = async (changes: object) => {
      const answer = await change(server, ada, opened.id, step, changes);
      expect(answer.statusCode, answer.body).toBe(200);
      step = answer.json().step;
    };
    await save({ state: 'done', reportedAt: times[0] });
    expect(step.corrections).toEqual([]);
    await save({ reportedAt: times[1] });
    await save({ note: 'no correction' });
    expect(step.corrections).toMatchObject([{ from: times[0], to: times[1], by: '11' }]);
    await save({ state: 'open' });
    expect(step.corrections).toHaveLength(1);
  });
});
