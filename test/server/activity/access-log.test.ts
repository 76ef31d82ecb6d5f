import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLooks } from '../../../server/activity/access-log.ts';
import { connectionsQuery } from '../../../server/contract/connection.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import { activityOf, ada, admin, kindsOf, secondAdmin, viewList } from './steps.ts';

const minute = 60_000;

describe.each(storeKinds)('activity (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T09:00:00.000Z') });
    server = await startServer(kind);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.close();
  });

  const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute);

  test('of an account that is being deleted, or was, no look is written down', async () => {
    const setStatus = (status: 'deleting' | 'deleted') =>
      server.store
        .lifecycle('1')
        .transaction((account) =>
          account.setState({ status, status_at: new Date().toISOString() }),
        );
    await setStatus('deleting');
    for (const purpose of ['view', 'export'] as const) {
      const refused = await server.query({ scope: 'account', purpose }, admin);
      expect(refused.statusCode, refused.body).toBe(503);
    }
    await setStatus('deleted');
    expect((await viewList(server)).items).toEqual([]);
    expect((await viewList(server, { purpose: 'export' })).items).toEqual([]);
    expect(await activityOf(server)).toEqual({ items: [], nextCursor: null });
    await server.store
      .lifecycle('1')
      .transaction((account) => account.setState({ status: 'installed' }));
    await viewList(server);
    expect(await kindsOf(server)).toEqual(['list_viewed']);
  });

  test('a look at the list of the account is written down once an hour for each admin', async () => {
    await Promise.all([
      viewList(server),
      viewList(server),
      viewList(server, { provider: 'google' }),
    ]);
    pass(59);
    await viewList(server);
    expect(await activityOf(server)).toMatchObject({
      items: [{ kind: 'list_viewed', userId: '10', at: '2026-11-25T09:00:00.000Z', details: {} }],
    });
    await viewList(server, {}, secondAdmin);
    expect(await kindsOf(server, '?userId=12')).toEqual(['list_viewed']);
    pass(1);
    await viewList(server);
    await viewList(server);
    const own = (await activityOf(server, '?userId=10')).items.map((entry) => entry.at);
    expect(own).toEqual(['2026-11-25T10:00:00.000Z', '2026-11-25T09:00:00.000Z']);
  });

  test('within the hour a look sends the store nothing but the reads of the list', async () => {
    await given(server.store, ada);
    await viewList(server);
    await given(server.store, { ...ada, userId: 12 });
    const before = server.statements.length;
    await viewList(server);
    const sent = server.statements
      .slice(before)
      .filter((one) => !/^select .* from "account_states"/.test(one));
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatch(/^select .* from "case_effects"/);
    expect(sent[1]).toMatch(/^select .* from "connections"/);
  });

  test('a server that was started within the hour goes by what is written', async () => {
    await viewList(server);
    pass(30);
    const restarted = createLooks();
    const account = server.store.account('1');
    const query = connectionsQuery.parse({ scope: 'account' });
    const caller = { accountId: '1', userId: '10', role: 'admin' } as const;
    await restarted(account, caller, query);
    expect(await kindsOf(server)).toEqual(['list_viewed']);
    pass(30);
    await restarted(account, caller, query);
    expect(await kindsOf(server)).toEqual(['list_viewed', 'list_viewed']);
  });

  test('one’s own list and a refused look are no look at the list; a later page is one of its hour', async () => {
    await given(server.store, ada, { name: 'A' });
    await given(server.store, ada, { name: 'B' });
    await server.query({ scope: 'mine' }, admin);
    await server.query({ scope: 'mine', purpose: 'export' }, ada);
    await server.query({ scope: 'account' }, ada);
    expect(await kindsOf(server, '?kind=list_viewed')).toEqual([]);
    const { nextCursor } = await viewList(server, { limit: 1 });
    pass(90);
    // A cursor can be made up: what comes by one is recorded as a view, too.
    await viewList(server, { limit: 1, cursor: nextCursor });
    await viewList(server, { limit: 1, cursor: nextCursor, purpose: 'export' });
    expect(await kindsOf(server, '?kind=list_viewed')).toEqual(['list_viewed', 'list_viewed']);
    expect(await kindsOf(server, '?kind=list_exported')).toEqual([]);
  });

  test('every export is written down, with its filter and without a name or what was typed', async () => {
    await given(server.store, ada, { name: 'Ada Lovelace', email: 'ada@contoso.example' });
    const asked = {
      purpose: 'export',
      provider: 'microsoft',
      organizationId: contoso.id,
      unusedForDays: 30,
    } as const;
    await viewList(server, { ...asked, q: 'lovelace contoso', userIds: ['11', '13'] });
    await viewList(server, { purpose: 'export', q: ' ' });
    const [plain, narrowed] = (await activityOf(server, '?kind=list_exported')).items;
    const filter = { provider: 'microsoft', organizationId: contoso.id, unusedForDays: 30 };
    expect(narrowed).toMatchObject({
      kind: 'list_exported',
      userId: '10',
      at: '2026-11-25T09:00:00.000Z',
    });
    expect(narrowed?.details).toEqual({ filter, searched: true, people: 2 });
    expect(plain?.details).toEqual({ filter: {}, searched: false, people: null });
    const everything = (await server.get('/api/activity', admin)).body;
    expect(everything).toContain('connected');
    expect(everything).not.toMatch(/lovelace|ada@|contoso/i);
  });
});
