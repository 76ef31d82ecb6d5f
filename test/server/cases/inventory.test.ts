import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import { handoff } from '../../../server/contract/case-report.ts';
import { entraSession } from '../../../server/contract/entra-check.ts';
import { entraLook, inventoryConnections } from '../../../server/contract/entra-inventory.ts';
import { session } from '../../../server/contract/session.ts';
import { call, openCase } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { type EntraState, startEntra, type TestEntra } from '../../kit/entra-graph.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 12 };
const adaId = 'aaaaaaaa-0000-4000-8000-000000000011';
const bobId = 'aaaaaaaa-0000-4000-8000-000000000012';
const clientId = '22222222-bbbb-4bbb-8bbb-0000000000e1';
/** An app of another vendor. */
const otherApp = '33333333-cccc-4ccc-8ccc-000000000003';
const token = 'stand-in-admin-token.secret-value-0123456789';

const granted = (): EntraState => ({
  tenant: contoso.id,
  app: { accountEnabled: true, appRoleAssignmentRequired: true },
  grants: [{ consentType: 'Principal', principalId: adaId, scope: 'Mail.Read' }],
  seesNoApps: false,
  status: null,
  nextLink: null,
  pageSize: 100,
});

describe.each(storeKinds)('an inventory at Entra (%s)', (kind) => {
  let server: TestServer;
  let entra: TestEntra;
  beforeEach(async () => {
    entra = await startEntra(otherApp, granted());
    server = await startServer(kind, {
      MICROSOFT_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000001',
      MICROSOFT_GRAPH_URL: entra.url,
      ENTRA_CLIENT_ID: clientId,
    });
    await given(server.store, ada, { name: 'Ada', key: adaId });
    await given(server.store, bob, { name: 'Bob', key: bobId });
  });
  afterEach(async () => {
    await server.close();
    await entra.close();
  });

  const codeOf = async (caller: Caller, body: object = { purpose: 'inventory' }) =>
    call(server, 'POST', '/api/handoffs', caller, body);

  async function start(body?: object) {
    const { code } = handoff.parse((await codeOf(admin, body)).json());
    const headers = { authorization: `Code ${code}` };
    const answer = await server.app.inject({ method: 'POST', url: '/api/entra-sessions', headers });
    return entraSession.parse(answer.json());
  }

  const post = (url: string, ticket: string, payload: object) =>
    server.app.inject({
      ...{ method: 'POST', url, payload },
      headers: { authorization: `Check ${ticket}` },
    });

  const look = (ticket: string, rest: object = {}) =>
    post('/api/entra-looks', ticket, {
      ...{ organizationId: contoso.id, accessToken: token, applicationId: otherApp },
      people: [adaId, bobId],
      ...rest,
    });

  test('is for admins, needs no case, and names the organizations of the account', async () => {
    expect((await codeOf(ada)).statusCode).toBe(403);
    const opened = await start();
    expect(opened).toMatchObject({
      check: null,
      hasInventory: true,
      signIn: { clientId, actingClientId: null, graph: entra.url },
      organizations: [{ id: contoso.id, name: 'Contoso', connections: 2 }],
    });
    expect(opened.knownScopes.map(({ match }) => match)).toContain('Mail.Read');
    const check = { organizationId: contoso.id, accessToken: token };
    expect((await post('/api/entra-checks', opened.ticket, check)).statusCode).toBe(404);
  });

  test('gets of our connections what it compares, and the activity says who looked', async () => {
    const { ticket } = await start();
    const body = { organizationId: contoso.id.toUpperCase() };
    const { items, next } = inventoryConnections.parse(
      (await post('/api/entra-connections', ticket, body)).json(),
    );
    expect(next).toBeNull();
    expect(items.map(({ objectId }) => objectId).sort()).toEqual([adaId, bobId]);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(
      ['id', 'isDeletedInMonday', 'objectId', 'state', 'userId'].sort(),
    );
    const looked = await call(server, 'GET', '/api/activity?kind=list_viewed', admin);
    expect(activityPage.parse(looked.json()).items).toMatchObject([{ userId: '10' }]);
  });

  test('has the server look at any app by the token, of which nothing stays', async () => {
    const { ticket } = await start();
    const seen = entraLook.parse((await look(ticket)).json());
    expect(seen).toMatchObject({
      app: 'enabled',
      isAssignmentRequired: true,
      forEveryone: [],
      isNoneForEveryone: true,
      granted: [adaId],
      absent: [bobId],
    });
    entra.state.grants = [{ consentType: 'AllPrincipals', principalId: null, scope: 'Mail.Read' }];
    expect(entraLook.parse((await look(ticket)).json())).toMatchObject({
      forEveryone: ['Mail.Read'],
      isNoneForEveryone: false,
      absent: [],
    });
    const other = await look(ticket, { organizationId: '44444444-dddd-4ddd-8ddd-000000000004' });
    expect(other.json()).toMatchObject({ type: 'urn:keyholder:problem:entra-other-organization' });
    const kept = await Promise.all([
      call(server, 'GET', '/api/activity', admin),
      server.get('/api/session', admin),
    ]);
    for (const text of [...server.logLines, ...kept.map(({ body }) => body)]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(otherApp);
    }
  });

  test('keeps its numbers only when it is told to, for admins to see', async () => {
    const inventoryOf = async (caller: Caller) =>
      session.parse((await server.get('/api/session', caller)).json()).features.inventory;
    const { ticket } = await start();
    expect(await inventoryOf(admin)).toBeNull();
    const numbers = { apps: 3, people: 45, onlyAtEntra: 2 };
    const body = { organizationId: contoso.id, ...numbers };
    expect((await post('/api/entra-inventories', ticket, body)).statusCode).toBe(201);
    expect(await inventoryOf(admin)).toMatchObject({ ...numbers, by: '10' });
    expect(await inventoryOf(ada)).toBeNull();
    const kept = await call(server, 'GET', '/api/activity?kind=inventory_made', admin);
    expect(activityPage.parse(kept.json()).items).toHaveLength(1);
  });

  test('is not for the ticket of a check that a person opened about themselves', async () => {
    const opened = await openCase(server, ada, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '11' },
    });
    const { code } = handoff.parse(
      (await codeOf(ada, { purpose: 'entra', caseId: opened.id })).json(),
    );
    const headers = { authorization: `Code ${code}` };
    const answer = await server.app.inject({ method: 'POST', url: '/api/entra-sessions', headers });
    const started = entraSession.parse(answer.json());
    expect(started).toMatchObject({ hasInventory: false, check: { caseId: opened.id } });
    expect((await look(started.ticket)).statusCode).toBe(403);
    const body = { organizationId: contoso.id };
    expect((await post('/api/entra-connections', started.ticket, body)).statusCode).toBe(403);
  });
});
