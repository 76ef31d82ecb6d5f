import { afterEach, expect, test, vi } from 'vitest';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { exportedTableNames } from '../../../server/store/export.ts';
import { noteUse } from '../../../server/uses/record-use.ts';
import { call, caseOf, change, closeAsIs, connectionsOf, openCase, tick } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startEntra } from '../../kit/entra-graph.ts';
import { startServer, type TestServer } from '../../kit/server.ts';

const admin = { accountId: 1, userId: 10, kind: 'admin' } as const;
const ada = { accountId: 1, userId: 11 };
const bob = { accountId: 1, userId: 12 };
const guest = { accountId: 1, userId: 66, kind: 'guest' } as const;
const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';
const adaId = 'aaaaaaaa-0000-4000-8000-000000000011';
const bobId = 'aaaaaaaa-0000-4000-8000-000000000012';
const adaLeft = { situation: 'left', target: { kind: 'person', userId: '11' } } as const;

let server: TestServer;

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await server.close();
});

test('who came into a case while Entra was being asked is not known to Entra’s answer', async () => {
  const entra = await startEntra(applicationId, {
    tenant: contoso.id,
    app: { accountEnabled: true },
    grants: [{ consentType: 'Principal', principalId: bobId, scope: 'Mail.Send' }],
    seesNoApps: false,
    status: null,
    nextLink: null,
    pageSize: 100,
  });
  server = await startServer('sqlite', {
    MICROSOFT_CLIENT_ID: applicationId,
    MICROSOFT_GRAPH_URL: entra.url,
    ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000002',
  });
  await given(server.store, ada, { name: 'Ada', key: adaId });
  const target = { kind: 'organization', provider: 'microsoft', organizationId: contoso.id };
  const opened = await openCase(server, admin, { situation: 'app_compromised', target } as never);
  await given(server.store, bob, { name: 'Bob', key: bobId });
  const added = [(await connectionsOf(server, admin, 'account')).Bob?.id];
  const handoff = { purpose: 'entra', caseId: opened.id };
  const { code } = (await call(server, 'POST', '/api/handoffs', admin, handoff)).json();
  const post = (url: string, authorization: string, payload?: object) =>
    server.app.inject({
      method: 'POST',
      url,
      headers: { authorization },
      ...(payload && { payload }),
    });
  const { ticket } = (await post('/api/entra-sessions', `Code ${code}`)).json();

  entra.state.onRequest = async () => {
    if (added.length === 0) return;
    const connectionIds = added.splice(0);
    const answer = await call(server, 'POST', `/api/cases/${opened.id}/connections`, admin, {
      connectionIds,
    });
    expect(answer.statusCode).toBe(200);
  };
  const organizationId = contoso.id;
  const answer = await post('/api/entra-checks', `Check ${ticket}`, {
    organizationId,
    accessToken: 'tok-tok-tok-tok',
  });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(added).toEqual([]);
  await entra.close();
  const { Ada, Bob } = await connectionsOf(server, admin, 'account');
  expect(Ada?.atProvider.state).toBe('removed');
  expect(Bob?.atProvider.state).toBe('granted');
});

test('a note changes neither who reported a step nor what a reconnection said', async () => {
  server = await startServer('sqlite');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T14:00:00.000Z') });
  await given(server.store, ada, { name: 'Ada' });
  const opened = await openCase(server, admin, adaLeft);
  await tick(server, admin, opened.id, 'provider');
  const { sections } = await caseOf(server, admin, opened.id);
  const section = sections.find(({ half }) => half === 'provider');
  const step = section?.steps.find(({ reports }) => reports === 'provider');
  const { url } = (
    await call(server, 'POST', `/api/cases/${opened.id}/links`, admin, {
      sectionIds: [section?.id],
    })
  ).json();
  vi.setSystemTime('2026-11-24T14:00:45.000Z');
  await given(server.store, ada, { name: 'Ada', at: '2026-11-24T14:00:45.000Z' });
  const before = (await connectionsOf(server, admin, 'account')).Ada;
  expect(before?.alerts).toEqual(['reconnected']);

  vi.setSystemTime('2026-11-24T18:00:00.000Z');
  const byHolder = (payload: object) =>
    server.app.inject({
      method: 'PATCH',
      url: `/api/case-link/steps/${step?.id}`,
      headers: { authorization: `Case ${String(url).split('#')[1]}` },
      payload: { name: 'Mallory', ...payload },
    });
  const noted = (await byHolder({ version: step?.version, note: 'thanks' })).json().step;
  const stepNow = async () =>
    (await caseOf(server, admin, opened.id)).sections
      .flatMap(({ steps }) => steps)
      .find(({ id }) => id === step?.id);
  expect((await stepNow())?.by).toEqual(step?.by);
  const after = (await connectionsOf(server, admin, 'account')).Ada;
  expect(after?.atProvider).toEqual(before?.atProvider);
  expect(after?.alerts).toEqual(['reconnected']);

  const open = (await byHolder({ version: noted.version, state: 'open' })).json().step;
  const done = (await byHolder({ version: open.version, state: 'done' })).json().step;
  const ticked = (await stepNow())?.by;
  await change(server, admin, opened.id, done, { note: 'is this true?' });
  expect(ticked).toMatchObject({ kind: 'support', saidToBe: 'Mallory' });
  expect((await stepNow())?.by).toEqual(ticked);
});

test('a report that a use on file contradicts raises the alert at once', async () => {
  server = await startServer('sqlite');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T14:00:00.000Z') });
  await given(server.store, ada, { name: 'Ada' });
  const at = '2026-11-24T13:59:00.000Z';
  const place = {
    recipeId: '1',
    integrationId: '2',
    hostType: null,
    hostInstanceId: null,
    boardId: null,
  };
  const use = {
    provider: 'microsoft',
    userId: '11',
    userCredentialsId: '5',
    actionUuid: null,
    isAccepted: true,
  };
  const identity = {
    providerUniqueIdentifier: `${contoso.id}:Ada`,
    displayName: 'Ada',
    email: null,
    organization: contoso,
    accountType: 'work',
  };
  await noteUse(
    server.store.account('1'),
    { ...use, at, place } as never,
    {
      provider: 'microsoft',
      identity,
      grantedScopes: null,
      access: 'lasting',
      risk: 'low',
      at,
    } as never,
  );
  const opened = await openCase(server, admin, adaLeft);
  await tick(server, admin, opened.id, 'provider', '2026-11-20T10:00:00.000Z');
  await tick(server, admin, opened.id, 'monday_deleted', '2026-11-20T10:00:00.000Z');
  await closeAsIs(server, admin, opened.id);
  const { Ada } = await connectionsOf(server, admin, 'account');
  expect(Ada).toMatchObject({
    state: 'still_works',
    alerts: ['still_works', 'still_stored'],
  });
});

test('of a person who is deleted no section of a case keeps the id', async () => {
  server = await startServer('sqlite');
  const zed = { accountId: 1, userId: 987654321 };
  for (const [caller, name] of [
    [zed, 'Zed'],
    [bob, 'Bob'],
  ] as const) {
    await given(server.store, caller, { name, organization: null, accountType: 'personal' });
  }
  await openCase(server, admin, {
    situation: 'app_compromised',
    target: { kind: 'provider', provider: 'microsoft' },
  });
  await erasePerson(server.store, { accountId: '1', userId: '987654321' });
  const mentions: string[] = [];
  for (const name of exportedTableNames) {
    for await (const rows of server.store.exportRows('1', name)) {
      if (JSON.stringify(rows).includes('987654321')) mentions.push(name);
    }
  }
  expect(mentions).toEqual([]);
});

test('a person over their own limit leaves that of their account to the others', async () => {
  server = await startServer('sqlite', { RATE_LIMIT_SCALE: '0.01' });
  for (let calls = 0; calls < 60; calls += 1) await server.get('/api/session', guest);
  expect((await server.get('/api/session', guest)).statusCode).toBe(429);
  expect((await server.get('/api/session', admin)).statusCode).toBe(200);
});
