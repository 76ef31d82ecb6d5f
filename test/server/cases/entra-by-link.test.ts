import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import type { RevocationCase } from '../../../server/contract/case.ts';
import { entraCheck, entraSession } from '../../../server/contract/entra-check.ts';
import { call, caseOf, closeAsIs, connectionsOf, openCase } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startEntra, type TestEntra } from '../../kit/entra-graph.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const bob: Caller = { accountId: 1, userId: 12 };
const cyd: Caller = { accountId: 1, userId: 13 };
const applicationId = '22222222-bbbb-4bbb-8bbb-000000000001';
const adaId = 'aaaaaaaa-0000-4000-8000-000000000011';
const bobId = 'aaaaaaaa-0000-4000-8000-000000000012';
const cydId = 'aaaaaaaa-0000-4000-8000-000000000013';
const fabrikam = { id: 'bbbbbbbb-0000-4000-8000-000000000001', name: 'Fabrikam' };

describe.each(storeKinds)('a check at Entra by a case link (%s)', (kind) => {
  let server: TestServer;
  let entra: TestEntra;
  let opened: RevocationCase;
  beforeEach(async () => {
    entra = await startEntra(applicationId, {
      ...{ tenant: contoso.id, app: { accountEnabled: true }, seesNoApps: false, status: null },
      grants: [{ consentType: 'Principal', principalId: bobId, scope: ' User.Read' }],
      ...{ nextLink: null, pageSize: 100 },
    });
    server = await startServer(kind, {
      MICROSOFT_CLIENT_ID: applicationId,
      MICROSOFT_GRAPH_URL: entra.url,
      ENTRA_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000002',
    });
    await given(server.store, ada, { name: 'Ada', key: adaId });
    await given(server.store, bob, { name: 'Bob', key: bobId });
    await given(server.store, cyd, { name: 'Cyd', key: cydId, organization: fabrikam });
    opened = await openCase(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'provider', provider: 'microsoft' },
    });
  });
  afterEach(async () => {
    await server.close();
    await entra.close();
  });

  const sectionsIn = (organizationId: string) =>
    opened.sections.filter(({ half, organization }) => {
      return half === 'provider' && organization?.id === organizationId;
    });

  async function makeLink(sections = sectionsIn(contoso.id)) {
    const url = `/api/cases/${opened.id}/links`;
    const body = { sectionIds: sections.map(({ id }) => id) };
    const made = (await call(server, 'POST', url, admin, body)).json();
    return { id: String(made.link.id), secret: String(made.url).split('#')[1] };
  }
  const post = (url: string, authorization: string, payload?: object) =>
    server.app.inject({
      method: 'POST',
      url,
      headers: { authorization },
      ...(payload && { payload }),
    });
  const begin = (secret: string | undefined) =>
    post('/api/case-link/entra-codes', `Case ${secret}`, { name: 'Sam' });

  async function sessionBy(secret: string | undefined) {
    const begun = await begin(secret);
    expect(begun.statusCode, begun.body).toBe(201);
    const answer = await post('/api/entra-sessions', `Code ${begun.json().code}`);
    expect(answer.statusCode, answer.body).toBe(201);
    return entraSession.parse(answer.json());
  }
  const ask = (ticket: string, organizationId = contoso.id) =>
    post('/api/entra-checks', `Check ${ticket}`, { organizationId, accessToken: 'a-token.of.sam' });

  test('reaches the organizations of its sections, tells numbers alone, and is kept as by the link', async () => {
    const link = await makeLink();
    const session = await sessionBy(link.secret);
    expect(session).toMatchObject({
      organizations: [{ id: contoso.id, connections: 2 }],
      hasInventory: false,
    });
    const answer = await ask(session.ticket);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(entraCheck.parse(answer.json())).toMatchObject({
      counts: { removed: 1, granted: 1 },
      connections: [],
    });
    expect(answer.body).not.toMatch(/Ada|Bob|Cyd/);
    const { Ada, Bob, Cyd } = await connectionsOf(server, admin, 'account');
    expect(Ada?.atProvider).toMatchObject({ state: 'removed', by: 'support: Sam' });
    expect(Bob?.atProvider).toMatchObject({ state: 'granted' });
    expect(Cyd?.atProvider.checkedAt ?? null).toBeNull();
    const section = (await caseOf(server, admin, opened.id)).sections.find(
      ({ proof }) => proof?.check,
    );
    expect(section?.proof?.check).toMatchObject({ by: 'support: Sam', removed: 1, granted: 1 });
    const { items } = activityPage.parse(
      (await call(server, 'GET', '/api/activity?kind=entra_checked', admin)).json(),
    );
    expect(items).toMatchObject([{ userId: null, details: { linkId: link.id, granted: 1 } }]);
    expect(JSON.stringify(items)).not.toContain('Sam');
  });

  test('another organization of the case is not there for it, nor is an inventory', async () => {
    const { ticket } = await sessionBy((await makeLink()).secret);
    expect((await ask(ticket, fabrikam.id)).json()).toMatchObject({
      type: 'urn:keyholder:problem:no-such-organization',
    });
    const body = { organizationId: contoso.id };
    expect((await post('/api/entra-connections', `Check ${ticket}`, body)).statusCode).toBe(403);
    const code = (await begin((await makeLink()).secret)).json().code;
    expect((await post('/api/report', `Code ${code}`)).statusCode).toBe(401);
  });

  test('ends with the link, and with its case, while the page is open', async () => {
    const link = await makeLink();
    const { ticket } = await sessionBy(link.secret);
    await call(server, 'DELETE', `/api/cases/${opened.id}/links/${link.id}`, admin);
    expect((await ask(ticket)).statusCode).toBe(401);
    expect((await begin(link.secret)).statusCode).toBe(401);
    const later = await sessionBy((await makeLink()).secret);
    await closeAsIs(server, admin, opened.id);
    expect((await ask(later.ticket)).statusCode).toBe(401);
    expect((await connectionsOf(server, admin, 'account')).Ada?.atProvider.checkedAt).toBeNull();
  });

  test('is offered where there is something to check, and is limited in number', async () => {
    const inMonday = opened.sections.filter(({ half }) => half === 'monday');
    const none = await makeLink(inMonday);
    expect((await begin(none.secret)).statusCode).toBe(404);
    const { secret } = await makeLink();
    const shown = await server.app.inject({
      method: 'GET',
      url: '/api/case-link?show=introduction',
      headers: { authorization: `Case ${secret}` },
    });
    expect(shown.json()).toMatchObject({ hasEntraCheck: true });
    for (let times = 0; times < 20; times += 1) {
      expect((await begin(secret)).statusCode).toBe(201);
    }
    expect((await begin(secret)).json()).toMatchObject({
      status: 409,
      type: 'urn:keyholder:problem:too-many-checks',
    });
    const other = await makeLink();
    const { ticket } = await sessionBy(other.secret);
    for (let times = 0; times < 50; times += 1) expect((await ask(ticket)).statusCode).toBe(200);
    expect((await ask(ticket)).json()).toMatchObject({
      type: 'urn:keyholder:problem:checked-too-often',
    });
  }, 60_000);
});
