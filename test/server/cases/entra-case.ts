import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { RevocationCase } from '../../../server/contract/case.ts';
import { handoff } from '../../../server/contract/case-report.ts';
import { entraCheck, entraSession } from '../../../server/contract/entra-check.ts';
import { call, connectionsOf, openCase } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { type EntraState, startEntra, type TestEntra } from '../../kit/entra-graph.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import type { StoreKind } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

export const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
export const ada: Caller = { accountId: 1, userId: 11 };
export const bob: Caller = { accountId: 1, userId: 12 };
export const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';
export const adaId = 'aaaaaaaa-0000-4000-8000-000000000011';
export const bobId = 'aaaaaaaa-0000-4000-8000-000000000012';
export const token = 'stand-in-admin-token.secret-value-0123456789';
export const now = '2026-11-24T14:00:00.000Z';

export const grantedTo = (principalId: string | null, scope = ' User.Read Mail.Send') => ({
  consentType: principalId === null ? ('AllPrincipals' as const) : ('Principal' as const),
  principalId,
  scope,
});

export const everythingGranted = (): EntraState => ({
  tenant: contoso.id,
  app: { accountEnabled: true },
  grants: [grantedTo(adaId), grantedTo(bobId)],
  seesNoApps: false,
  status: null,
  nextLink: null,
  pageSize: 100,
});

/** State of a test before each of its steps. */
interface EntraCase {
  server: TestServer;
  entra: TestEntra;
  opened: RevocationCase;
}

/** Before each test: an organization of two people, a case about it, and Graph; with the calls of a check. */
export function useEntraCase(kind: StoreKind) {
  const at = {} as EntraCase;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    at.entra = await startEntra(applicationId, everythingGranted());
    at.server = await startServer(kind, {
      MICROSOFT_CLIENT_ID: applicationId,
      MICROSOFT_GRAPH_URL: at.entra.url,
      ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000002',
    });
    await given(at.server.store, ada, { name: 'Ada', key: adaId });
    await given(at.server.store, bob, { name: 'Bob', key: bobId });
    at.opened = await openCase(at.server, admin, {
      situation: 'app_compromised',
      target: { kind: 'organization', provider: 'microsoft', organizationId: contoso.id },
    });
  });
  afterEach(async () => {
    await at.server.close();
    await at.entra.close();
    vi.useRealTimers();
  });

  const post = (url: string, authorization: string, payload?: object) =>
    at.server.app.inject({
      method: 'POST',
      url,
      headers: { authorization },
      ...(payload && { payload }),
    });

  async function sessionFor(caller: Caller, caseId = at.opened.id) {
    const body = { purpose: 'entra', caseId };
    const { code } = handoff.parse(
      (await call(at.server, 'POST', '/api/handoffs', caller, body)).json(),
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
    (await connectionsOf(at.server, caller, caller === admin ? 'account' : 'mine'))[name]
      ?.atProvider;

  return { at, post, sessionFor, ask, check, atProvider };
}
