import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordConnection } from '../../../server/connections/record-connection.ts';
import type { Connection } from '../../../server/contract/connection.ts';
import { connectionsPage } from '../../../server/contract/connection.ts';
import { noteUse } from '../../../server/uses/record-use.ts';
import { call, change, dryRunOf, openCase, tick } from '../../kit/cases.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const colleague: Caller = { accountId: 1, userId: 12 };
const workspace = { id: 'T1', name: 'Contoso' };

describe.each(storeKinds)('the own access of an app (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 1);
    await server.close();
  });

  const seen = (accountType: 'work' | 'app', key: string, at: string) => ({
    provider: 'slack' as const,
    identity: {
      providerUniqueIdentifier: `T1:${key}`,
      displayName: key,
      email: null,
      organization: workspace,
      accountType,
    },
    grantedScopes: ['chat:write'],
    access: 'lasting' as const,
    risk: 'medium' as const,
    at,
  });
  const connect = (caller: Caller, accountType: 'work' | 'app', key = 'UBOT', day = 1) =>
    recordConnection(server.store.account('1'), {
      ...seen(accountType, key, `2026-05-0${day}T10:00:00.000Z`),
      userId: String(caller.userId),
    });
  const run = (caller: Caller, day = 9) =>
    noteUse(
      server.store.account('1'),
      {
        provider: 'slack',
        userId: String(caller.userId),
        userCredentialsId: '5',
        actionUuid: null,
        place: {
          recipeId: '1',
          integrationId: '2',
          hostType: null,
          hostInstanceId: null,
          boardId: null,
        },
        isAccepted: true,
        at: `2026-05-0${day}T12:00:00.000Z`,
      },
      seen('app', 'UBOT', `2026-05-0${day}T12:00:00.000Z`),
    );
  const all = async (query = {}): Promise<Connection[]> => {
    const page = await server.query({ scope: 'account', ...query }, admin);
    return connectionsPage.parse(page.json()).items;
  };

  test('is one connection, whoever connects it, at the same moment too', async () => {
    await Promise.all([connect(member, 'app'), connect(colleague, 'app', 'UBOT', 2)]);
    expect(await all({ accountType: 'app' })).toMatchObject([
      { userId: null, source: 'identity', timesConnected: 2 },
    ]);
  });

  test('that a run found first is the same connection when someone connects it', async () => {
    await run(member);
    expect(await all()).toMatchObject([{ userId: null, seenWithUserId: null, source: 'run' }]);
    await connect(colleague, 'app');
    expect(await all()).toMatchObject([{ userId: null, source: 'identity', usedIn: 1 }]);
  });

  test.each([
    ['a connect', () => connect(admin, 'app', 'UBOT', 5)],
    ['a run', () => run(colleague)],
  ])('once recorded as an account of each person is gathered by %s', async (_name, learn) => {
    await connect(member, 'work');
    await connect(colleague, 'work', 'UBOT', 2);
    const of = await openCase(server, member, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '11' },
    });
    await tick(server, member, of.id, 'provider');
    await learn();
    const [app, ...others] = await all();
    expect(others).toEqual([]);
    expect(app).toMatchObject({ accountType: 'app', userId: null });
    // What one person reported of theirs said nothing about it.
    expect(app?.atProvider.state).toBe('granted');
    const people = await call(server, 'POST', '/api/people/query', admin, {});
    expect(people.json().unknownPerson).toBeNull();
  });

  test('is not ended by the report of a person in whose case it still is', async () => {
    await connect(member, 'work');
    const of = await openCase(server, admin, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '11' },
    });
    await run(member);
    const step = of.sections
      .flatMap(({ steps }) => steps)
      .find(({ reports }) => reports === 'provider');
    if (!step) return expect.fail('a decisive step');
    expect((await change(server, admin, of.id, step, { state: 'done' })).statusCode).toBe(200);
    const [app] = await all();
    expect(app?.atProvider.state).toBe('granted');
  });

  test('has a section of its own beside people of the same workspace, and ends with a removal for everyone', async () => {
    await connect(member, 'app');
    await connect(member, 'work', 'UMIA');
    const ids = (await all()).map(({ id }) => id);
    const target = { kind: 'connections' as const, connectionIds: ids };
    const apart = await dryRunOf(server, admin, { situation: 'not_needed', target });
    expect(
      apart.sections
        .filter(({ half }) => half === 'provider')
        .map(({ actor, guideId, connectionCount }) => [actor, guideId, connectionCount]),
    ).toEqual([
      ['provider_admin', 'slack-admin-app', 1],
      ['person', 'slack-individual', 1],
    ]);
    const whole = await openCase(server, admin, {
      situation: 'not_needed',
      target: { kind: 'organization', provider: 'slack', organizationId: 'T1' },
    });
    const atProvider = whole.sections.filter(({ half }) => half === 'provider');
    expect(atProvider).toMatchObject([{ actor: 'provider_admin', connectionCount: 2 }]);
    await tick(server, admin, whole.id, 'provider');
    expect((await all()).map(({ atProvider: side }) => side.state)).toEqual([
      'reported',
      'reported',
    ]);
  });

  test('is seen by admins only', async () => {
    await connect(member, 'app');
    const [app] = await all();
    const own = await call(server, 'GET', `/api/connections/${app?.id}/guide`, member);
    expect(own.statusCode).toBe(404);
    expect((await server.query({}, member)).json().items).toEqual([]);
  });
});
