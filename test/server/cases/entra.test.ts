import { describe, expect, test, vi } from 'vitest';
import { limits } from '../../../server/cases/effects/written-at-once.ts';
import { activityPage } from '../../../server/contract/activity.ts';
import { revocationCase } from '../../../server/contract/case.ts';
import { connectionDetail } from '../../../server/contract/connection.ts';
import { call, connectionsOf, tick } from '../../kit/cases.ts';
import { contoso } from '../../kit/connections.ts';
import type { EntraState } from '../../kit/entra-graph.ts';
import { storeKinds } from '../../kit/stores.ts';

import { admin, applicationId, bobId, grantedTo, now, useEntraCase } from './entra-case.ts';

describe.each(storeKinds)('a check at Entra (%s)', (kind) => {
  const { at, post, sessionFor, ask, check, atProvider } = useEntraCase(kind);

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
    await tick(at.server, admin, at.opened.id, 'provider');
    at.entra.state.grants = [grantedTo(bobId)];
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
    const connections = await connectionsOf(at.server, admin, 'account');
    expect(connections.Ada?.clockEndsAt).toBe('2026-11-24T15:30:00.000Z');
    const detail = await at.server.get(`/api/connections/${connections.Bob?.id}`, admin);
    expect(connectionDetail.parse(detail.json()).history[0]).toMatchObject({
      kind: 'seen_granted',
      userId: '10',
    });
    const { items } = activityPage.parse(
      (await call(at.server, 'GET', '/api/activity?kind=entra_checked', admin)).json(),
    );
    expect(items).toMatchObject([
      { userId: '10', details: { organizationId: contoso.id, result: 'enabled' } },
    ]);
  });

  test('records no figures of what is not counted yet', async () => {
    const { connectionsAtOnce } = limits;
    const figures = async () => {
      await check();
      const answer = await call(at.server, 'GET', '/api/activity?kind=entra_checked', admin);
      const [item] = activityPage.parse(answer.json()).items;
      return Object.keys(item?.details ?? {}).filter((key) => /granted|confirmed/.test(key));
    };
    expect(await figures()).toEqual(['granted', 'confirmed']);
    try {
      limits.connectionsAtOnce = 1;
      vi.setSystemTime(Date.parse(now) + 60_000);
      expect(await figures()).toEqual([]);
    } finally {
      limits.connectionsAtOnce = connectionsAtOnce;
    }
  });

  test('an account that is left out later keeps what was found, and counts in the case no more', async () => {
    await tick(at.server, admin, at.opened.id, 'provider');
    at.entra.state.grants = [grantedTo(bobId)];
    await check();
    const { Bob } = await connectionsOf(at.server, admin, 'account');
    expect(Bob?.alerts).toEqual(['still_granted']);
    const body = { connectionIds: [Bob?.id], reason: 'Stays with the app' };
    const answer = await call(
      at.server,
      'POST',
      `/api/cases/${at.opened.id}/left-out`,
      admin,
      body,
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const after = revocationCase.parse(answer.json());
    expect(after.evidence).toEqual({ contradicted: 0, granted: 0, confirmed: 1 });
    const section = after.sections.find(({ half }) => half === 'provider');
    expect(section).toMatchObject({
      connectionCount: 1,
      proof: { check: { removed: 1, granted: 0, blocked: 0, unknown: 0 } },
    });
    // Found, and reported by no one any more: nothing is contradicted.
    expect((await connectionsOf(at.server, admin, 'account')).Bob).toMatchObject({
      state: 'active',
      alerts: [],
      atProvider: { state: 'granted', checkedAt: now, contradicted: null },
    });
  });

  test('sign-in that is off blocks everyone, whatever is still allowed', async () => {
    at.entra.state.app = { accountEnabled: false };
    expect(await check()).toMatchObject({ app: 'blocked', counts: { blocked: 2 } });
    expect(await atProvider('Ada')).toMatchObject({ state: 'blocked' });
  });

  test('an app that is gone is removed for everyone', async () => {
    at.entra.state.app = null;
    expect(await check()).toMatchObject({ app: 'missing', counts: { removed: 2 } });
  });

  test('what an admin allowed for everyone covers those who took theirs back', async () => {
    at.entra.state.grants = [grantedTo(null)];
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
    Object.assign(at.entra.state, state);
    const before = await atProvider('Ada');
    const { session } = await sessionFor(admin);
    const answer = await ask(session.ticket);
    expect(answer.json()).toMatchObject({ status, type: `urn:keyholder:problem:${type}` });
    expect(answer.json().detail).toContain('Nothing was recorded');
    expect(await atProvider('Ada')).toEqual(before);
  });
});
