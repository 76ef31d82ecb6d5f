import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import { type RevocationCase, revocationCase } from '../../../server/contract/case.ts';
import { handoff } from '../../../server/contract/case-report.ts';
import { connectionDetail } from '../../../server/contract/connection.ts';
import { entraCheck, entraSession } from '../../../server/contract/entra-check.ts';
import { call, connectionsOf, openCase, tick } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { type EntraState, startEntra, type TestEntra } from '../../kit/entra-graph.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 12 };
const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';
const adaId = 'aaaaaaaa-0000-4000-8000-000000000011';
const bobId = 'aaaaaaaa-0000-4000-8000-000000000012';
const token = 'stand-in-admin-token.secret-value-0123456789';
const now = '2026-11-24T14:00:00.000Z';

const grantedTo = (principalId: string | null, scope = ' User.Read Mail.Send') => ({
  consentType: principalId === null ? ('AllPrincipals' as const) : ('Principal' as const),
  principalId,
  scope,
});

const everythingGranted = (): EntraState => ({
  tenant: contoso.id,
  app: { accountEnabled: true },
  grants: [grantedTo(adaId), grantedTo(bobId)],
  seesNoApps: false,
  status: null,
  nextLink: null,
  pageSize: 100,
});

describe.each(storeKinds)('a check at Entra (%s)', (kind) => {
  let server: TestServer;
  let entra: TestEntra;
  let opened: RevocationCase;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    entra = await startEntra(applicationId, everythingGranted());
    server = await startServer(kind, {
      MICROSOFT_CLIENT_ID: applicationId,
      MICROSOFT_GRAPH_URL: entra.url,
      ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000002',
    });
    await given(server.store, ada, { name: 'Ada', key: adaId });
    await given(server.store, bob, { name: 'Bob', key: bobId });
    opened = await openCase(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'organization', provider: 'microsoft', organizationId: contoso.id },
    });
  });
  afterEach(async () => {
    await server.close();
    await entra.close();
    vi.useRealTimers();
  });

  const post = (url: string, authorization: string, payload?: object) =>
    server.app.inject({
      method: 'POST',
      url,
      headers: { authorization },
      ...(payload && { payload }),
    });

  async function sessionFor(caller: Caller, caseId = opened.id) {
    const body = { purpose: 'entra', caseId };
    const { code } = handoff.parse(
      (await call(server, 'POST', '/api/handoffs', caller, body)).json(),
    );
    const answer = await post('/api/entra-sessions', `Code ${code}`);
    expect(answer.statusCode, answer.body).toBe(201);
    return { code, session: entraSession.parse(answer.json()) };
  }

  const ask = (ticket: string, organizationId = contoso.id) =>
    post('/api/entra-checks', `Check ${ticket}`, { organizationId, accessToken: token });

  async function check(caller = admin) {
    const { session } = await sessionFor(caller);
    const answer = await ask(session.ticket);
    expect(answer.statusCode, answer.body).toBe(200);
    return entraCheck.parse(answer.json());
  }

  const atProvider = async (name: string, caller = admin) =>
    (await connectionsOf(server, caller, caller === admin ? 'account' : 'mine'))[name]?.atProvider;

  test('begins with a code that is good once, and names the organizations of the case', async () => {
    const { code, session } = await sessionFor(admin);
    expect(session).toMatchObject({
      signIn: {
        clientId: '22222222-bbbb-4bbb-8bbb-000000000002',
        authority: 'https://login.microsoftonline.com',
        scopes: [
          'https://graph.microsoft.com/Application.Read.All',
          'https://graph.microsoft.com/Directory.Read.All',
        ],
      },
      applicationId,
      organizations: [{ id: contoso.id, name: 'Contoso', connections: 2 }],
      expiresAt: '2026-11-24T14:30:00.000Z',
    });
    const again = await post('/api/entra-sessions', `Code ${code}`);
    expect(again.json()).toMatchObject({
      status: 401,
      type: 'urn:keyholder:problem:code-not-valid',
    });
    expect((await ask(code)).statusCode).toBe(401);
    expect((await post('/api/report', `Code ${session.ticket}`)).statusCode).toBe(401);
  });

  test('what one took back is removed, what stands is granted, each with what was seen', async () => {
    await tick(server, admin, opened.id, 'provider');
    entra.state.grants = [grantedTo(bobId)];
    const seen = await check();
    expect(seen).toMatchObject({
      checkedAt: now,
      app: 'enabled',
      forEveryone: [],
      counts: { removed: 1, blocked: 0, granted: 1, unknown: 0 },
      isSettled: true,
    });
    expect(seen.connections.find((one) => one.displayName === 'Bob')).toMatchObject({
      seen: 'granted',
      scopes: ['User.Read', 'Mail.Send'],
    });
    expect(await atProvider('Ada')).toMatchObject({
      state: 'removed',
      by: '10',
      checkedAt: now,
    });
    // Reported before, and seen to be otherwise.
    expect(await atProvider('Bob')).toMatchObject({ state: 'granted', checkedAt: now });
    const connections = await connectionsOf(server, admin, 'account');
    expect(connections.Ada?.clockEndsAt).toBe('2026-11-24T15:30:00.000Z');
    const detail = await server.get(`/api/connections/${connections.Bob?.id}`, admin);
    expect(connectionDetail.parse(detail.json()).history[0]).toMatchObject({
      kind: 'seen_granted',
      userId: '10',
    });
    const { items } = activityPage.parse(
      (await call(server, 'GET', '/api/activity?kind=entra_checked', admin)).json(),
    );
    expect(items).toMatchObject([
      { userId: '10', details: { organizationId: contoso.id, result: 'enabled' } },
    ]);
  });

  test('an account that is left out later keeps what was found, and counts in the case no more', async () => {
    await tick(server, admin, opened.id, 'provider');
    entra.state.grants = [grantedTo(bobId)];
    await check();
    const { Bob } = await connectionsOf(server, admin, 'account');
    expect(Bob?.alerts).toEqual(['still_granted']);
    const body = { connectionIds: [Bob?.id], reason: 'Stays with the app' };
    const answer = await call(server, 'POST', `/api/cases/${opened.id}/left-out`, admin, body);
    expect(answer.statusCode, answer.body).toBe(200);
    const after = revocationCase.parse(answer.json());
    expect(after.evidence).toEqual({ contradicted: 0, granted: 0, confirmed: 1 });
    const section = after.sections.find(({ half }) => half === 'provider');
    expect(section).toMatchObject({
      connectionCount: 1,
      proof: { check: { removed: 1, granted: 0, blocked: 0, unknown: 0 } },
    });
    // Found, and reported by nobody any more: nothing is contradicted.
    expect((await connectionsOf(server, admin, 'account')).Bob).toMatchObject({
      state: 'active',
      alerts: [],
      atProvider: { state: 'granted', checkedAt: now, contradicted: null },
    });
  });

  test('sign-in that is off blocks everyone, whatever is still allowed', async () => {
    entra.state.app = { accountEnabled: false };
    expect(await check()).toMatchObject({ app: 'blocked', counts: { blocked: 2 } });
    expect(await atProvider('Ada')).toMatchObject({ state: 'blocked' });
  });

  test('an app that is gone is removed for everyone', async () => {
    entra.state.app = null;
    expect(await check()).toMatchObject({ app: 'missing', counts: { removed: 2 } });
  });

  test('what an admin allowed for everyone covers those who took theirs back', async () => {
    entra.state.grants = [grantedTo(null)];
    expect(await check()).toMatchObject({
      forEveryone: ['User.Read', 'Mail.Send'],
      counts: { granted: 2 },
    });
    expect(await atProvider('Ada')).toMatchObject({ state: 'granted', checkedAt: now });
  });

  test.each<[string, Partial<EntraState>, number, string]>([
    [
      'another organization',
      { tenant: 'eeeeeeee-5555-4555-8555-555555555555', app: null },
      422,
      'entra-other-organization',
    ],
    ['an account that sees no apps', { seesNoApps: true }, 422, 'entra-no-rights'],
    ['an account without rights', { status: 403 }, 422, 'entra-no-rights'],
    ['a token that is over', { status: 401 }, 422, 'entra-token-refused'],
    ['Graph down', { status: 500 }, 502, 'entra-unavailable'],
    [
      'a next page on another host',
      { pageSize: 0, nextLink: 'https://evil.example/v1.0/x' },
      502,
      'entra-unavailable',
    ],
  ])('%s proves nothing, and nothing is recorded', async (_name, state, status, type) => {
    Object.assign(entra.state, state);
    const before = await atProvider('Ada');
    const { session } = await sessionFor(admin);
    const answer = await ask(session.ticket);
    expect(answer.json()).toMatchObject({ status, type: `urn:keyholder:problem:${type}` });
    expect(answer.json().detail).toContain('Nothing was recorded');
    expect(await atProvider('Ada')).toEqual(before);
  });

  test('reads on through empty and full pages, and asks for many people at once', async () => {
    for (let number = 0; number < 25; number += 1) {
      const key = `aaaaaaaa-1111-4111-8111-${String(number).padStart(12, '0')}`;
      await given(
        server.store,
        { accountId: 1, userId: 100 + number },
        { name: `N${number}`, key },
      );
      entra.state.grants.push(grantedTo(key));
    }
    entra.state.pageSize = 10;
    opened = await openCase(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'organization', provider: 'microsoft', organizationId: contoso.id },
    });
    entra.filters.length = 0;
    expect(await check()).toMatchObject({ counts: { granted: 27 } });
    expect(entra.filters.length).toBeLessThan(6);
    expect(entra.filters.join()).not.toContain('principalId');
  });

  test('a connection made after Entra was asked keeps its own state', async () => {
    entra.state.app = null;
    await given(server.store, ada, { name: 'Ada', key: adaId, at: '2026-11-24T14:00:00.500Z' });
    const seen = await check();
    expect(seen.connections.find((one) => one.displayName === 'Ada')).toMatchObject({
      isNewer: true,
    });
    expect(await atProvider('Ada')).toMatchObject({ state: 'granted', checkedAt: null });
    expect(await atProvider('Bob')).toMatchObject({ state: 'removed' });
  });

  test('a hidden case tips nobody off, and a person has their own checked alone', async () => {
    entra.state.app = null;
    await check();
    expect(await atProvider('Ada', ada)).toMatchObject({ state: 'granted', checkedAt: null });
    const own = await openCase(server, bob, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '12' },
    });
    const { session } = await sessionFor(bob, own.id);
    expect(session.organizations).toMatchObject([{ connections: 1 }]);
    const answer = entraCheck.parse((await ask(session.ticket)).json());
    expect(answer.connections.map((one) => one.displayName)).toEqual(['Bob']);
    expect(await atProvider('Bob', bob)).toMatchObject({ state: 'removed', by: '12' });
  });

  test('ends after half an hour, and asks about organizations of the case alone', async () => {
    const { session } = await sessionFor(admin);
    expect((await ask(session.ticket, adaId)).statusCode).toBe(404);
    expect((await ask(session.ticket, "x' or '1' eq '1")).statusCode).toBe(400);
    vi.setSystemTime('2026-11-24T14:30:00.000Z');
    const late = await ask(session.ticket);
    expect(late.json()).toMatchObject({
      status: 401,
      type: 'urn:keyholder:problem:code-not-valid',
    });
    expect(late.headers['www-authenticate']).toBe('Check');
    expect(entra.tokens).toEqual([]);
  });

  test.each(['close', 'withdraw'])(
    'of a case that ended (%s) is refused, asks Microsoft nothing and records nothing',
    async (end) => {
      const { session } = await sessionFor(admin);
      const body = { purpose: 'entra', caseId: opened.id };
      const spare = (await call(server, 'POST', '/api/handoffs', admin, body)).json();
      entra.state.app = null;
      const before = await atProvider('Ada');
      const leaveOpen = opened.sections.map(({ id }) => id);
      const how = end === 'close' ? { leaveOpen } : {};
      const ended = await call(server, 'POST', `/api/cases/${opened.id}/${end}`, admin, how);
      expect(ended.statusCode, ended.body).toBe(200);
      const late = await ask(session.ticket);
      expect(late.json()).toMatchObject({
        status: 409,
        type: 'urn:keyholder:problem:entra-case-not-open',
        detail: expect.stringMatching(/closed or withdrawn\. Nothing was recorded.*Open it again/),
      });
      expect((await post('/api/entra-sessions', `Code ${spare.code}`)).statusCode).toBe(409);
      expect(entra.tokens).toEqual([]);
      expect(await atProvider('Ada')).toEqual(before);
    },
  );

  test('the token goes to Graph and nowhere else: no log, no row, no answer', async () => {
    const { session } = await sessionFor(admin);
    const answer = await ask(session.ticket);
    expect(new Set(entra.tokens)).toEqual(new Set([`Bearer ${token}`]));
    expect(answer.body).not.toContain(token);
    expect(server.logLines.join('\n')).not.toContain('secret-value');
    expect(server.logLines.join('\n')).not.toContain(session.ticket.split('.')[1]);
    expect(server.statements.join('\n')).not.toContain('secret-value');
    const account = server.store.account('1');
    const rows = await Promise.all([
      account.handoffs().selectAll('handoffs').execute(),
      account.caseEffects().selectAll('case_effects').execute(),
    ]);
    expect(JSON.stringify(rows)).not.toContain('secret-value');
    expect(JSON.stringify(rows)).not.toContain(session.ticket.split('.')[1]);
  });

  test('where no sign-in is set up, it says so and uses no code up', async () => {
    const without = await startServer('sqlite');
    const answer = await without.app.inject({
      method: 'POST',
      url: '/api/entra-sessions',
      headers: { authorization: `Code 1.${'A'.repeat(43)}` },
    });
    expect(answer.json()).toMatchObject({ status: 422, type: 'urn:keyholder:problem:entra-off' });
    await without.close();
  });
});
