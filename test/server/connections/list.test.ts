import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alert, connectionsPage } from '../../../server/contract/connection.ts';
import { contoso, fabrikam, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };

describe.each(storeKinds)('the list of connections (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  async function list(query: Parameters<TestServer['query']>[0]) {
    const answer = await server.query({ scope: 'account', ...query }, admin);
    expect(answer.statusCode, answer.body).toBe(200);
    return connectionsPage.parse(answer.json());
  }

  test('an empty account is an empty page', async () => {
    expect(await list({})).toEqual({ items: [], nextCursor: null, total: 0, totalExact: true });
  });

  test('a connection has every field of the contract, and none beyond it', async () => {
    await given(server.store, admin, {
      name: 'Ada',
      email: 'ada@contoso.example',
      scopes: ['User.Read', 'Mail.Read'],
      risk: 'high',
    });
    const [item] = (await server.query({}, admin)).json().items;
    expect(item).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{14}7/),
      provider: 'microsoft',
      providerUniqueIdentifier: `${contoso.id}:Ada`,
      displayName: 'Ada',
      email: 'ada@contoso.example',
      organization: contoso,
      accountType: 'work',
      userId: '10',
      seenWithUserId: null,
      source: 'identity',
      permissions: 2,
      access: 'lasting',
      risk: 'high',
      atProvider: {
        state: 'granted',
        at: '2026-05-01T10:00:00.000Z',
        by: null,
        proof: null,
        checkedAt: null,
        refusedAt: null,
        contradicted: null,
      },
      inMonday: {
        state: 'stored',
        at: '2026-05-01T10:00:00.000Z',
        by: null,
        contradicted: null,
      },
      state: 'active',
      stateSince: '2026-05-01T10:00:00.000Z',
      alerts: [],
      acknowledged: null,
      caseId: null,
      clockEndsAt: null,
      firstConnectedAt: '2026-05-01T10:00:00.000Z',
      lastConnectedAt: '2026-05-01T10:00:00.000Z',
      timesConnected: 1,
      lastUsedAt: null,
      usedIn: 0,
    });
  });

  test('rows carry their scopes where they are asked for, pages of one list alike', async () => {
    await given(server.store, admin, { name: 'Ada', scopes: ['User.Read', 'Mail.Read'] });
    await given(server.store, admin, { name: 'Bob', scopes: [] });
    const query = { sort: 'displayName', limit: 1 } as const;
    const first = await list({ ...query, withScopes: true });
    expect(first.items).toMatchObject([
      {
        permissions: 2,
        scopes: [
          { name: 'User.Read', source: 'granted' },
          { name: 'Mail.Read', source: 'granted' },
        ],
      },
    ]);
    const [next] = (await list({ ...query, cursor: first.nextCursor ?? '' })).items;
    expect(next).toMatchObject({ displayName: 'Bob', permissions: 0 });
    expect(next).not.toHaveProperty('scopes');
  });

  test('where the token response named no scopes, those the app asks for are shown as such', async () => {
    await given(server.store, admin, { scopes: null });
    const [item] = (await list({ withScopes: true })).items;
    expect(item?.scopes?.map((scope) => scope.source)).toEqual(Array(4).fill('requested'));
    expect(item?.permissions).toBe(4);
  });

  test('connections can be named, within what the caller may see', async () => {
    for (const name of ['A', 'B', 'C']) await given(server.store, admin, { name });
    await given(server.store, { accountId: 1, userId: 11 }, { name: 'Of another' });
    await given(server.store, { accountId: 2, userId: 10 }, { name: 'Elsewhere' });
    const all = (await list({ sort: 'displayName' })).items.map(({ id }) => id);
    const ids = [all[0] ?? '', all[2] ?? '', all[3] ?? ''];
    const named = await list({ ids, sort: 'displayName' });
    expect(named.items.map((item) => item.displayName)).toEqual(['A', 'C', 'Of another']);
    expect(named.total).toBe(3);
    expect((await list({ ids, scope: 'mine' })).total).toBe(2);
    expect((await list({ ids: [] })).total).toBe(0);
    const foreign: Caller = { accountId: 2, userId: 10, kind: 'admin' };
    const answer = await server.query({ scope: 'account', ids }, foreign);
    expect(answer.json().total).toBe(0);
  });

  test('the latest connection comes first unless asked otherwise', async () => {
    await given(server.store, admin, { name: 'Old', at: '2025-01-01T00:00:00.000Z' });
    await given(server.store, admin, { name: 'New', at: '2026-01-01T00:00:00.000Z' });
    const names = async (sort?: '-lastConnectedAt' | 'firstConnectedAt' | 'displayName') =>
      (await list(sort ? { sort } : {})).items.map((item) => item.displayName);
    expect(await names()).toEqual(['New', 'Old']);
    expect(await names('firstConnectedAt')).toEqual(['Old', 'New']);
    expect(await names('displayName')).toEqual(['New', 'Old']);
  });

  test('filters narrow, together', async () => {
    await given(server.store, admin, { name: 'A', risk: 'high', accountType: 'work' });
    await given(server.store, admin, { name: 'B', organization: fabrikam, accountType: 'guest' });
    await given(server.store, admin, { name: 'C', organization: null, accountType: 'personal' });
    const found = async (query: Parameters<typeof list>[0]) => {
      const page = await list({ sort: 'displayName', ...query });
      expect(page.total).toBe(page.items.length);
      return page.items.map((item) => item.displayName).join('');
    };
    expect(await found({ provider: 'microsoft' })).toBe('ABC');
    expect(await found({ provider: 'google' })).toBe('');
    expect(await found({ organizationId: fabrikam.id })).toBe('B');
    expect(await found({ accountType: 'personal' })).toBe('C');
    expect(await found({ risk: 'high' })).toBe('A');
    expect(await found({ access: 'lasting', accountType: 'guest' })).toBe('B');
    expect(await found({ access: 'temporary' })).toBe('');
    expect(await found({ state: 'active' })).toBe('ABC');
    expect(await found({ state: 'revoked' })).toBe('');
    for (const kind of alert.options) expect(await found({ alert: kind })).toBe('');
  });

  test('no recorded use for some days counts from the first connect', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await given(server.store, admin, { name: 'Fresh', at: daysAgo(2) });
    await given(server.store, admin, { name: 'Old', at: daysAgo(100) });
    const names = async (unusedForDays: number) =>
      (await list({ unusedForDays })).items.map((item) => item.displayName);
    expect(await names(90)).toEqual(['Old']);
    expect(await names(1)).toEqual(['Fresh', 'Old']);
    expect(await names(200)).toEqual([]);
  });

  test('a permission finds who granted it and, where that is not known, whose app asks for it', async () => {
    await given(server.store, admin, { name: 'A', scopes: ['User.Read', 'Mail.Send'] });
    await given(server.store, admin, { name: 'B', scopes: ['User.Read', 'Mail.Send.Shared'] });
    await given(server.store, admin, { name: 'C', scopes: null });
    const found = async (permission: string) => {
      const page = await list({ permission, sort: 'displayName' });
      expect(page.total).toBe(page.items.length);
      return page.items.map((item) => item.displayName).join('');
    };
    expect(await found('Mail.Send')).toBe('A');
    expect(await found('User.Read')).toBe('ABC');
    expect(await found('offline_access')).toBe('C');
    expect(await found('Mail.Send.Shared')).toBe('B');
    expect(await found('Mail_Send')).toBe('');
    expect(await found('%')).toBe('');
    expect(await found('"')).toBe('');
  });

  test('a range of days takes both of its ends', async () => {
    await given(server.store, admin, { name: 'Early', at: '2026-03-01T00:00:00.000Z' });
    await given(server.store, admin, { name: 'Late', at: '2026-03-31T23:59:59.999Z' });
    await given(server.store, admin, { name: 'After', at: '2026-04-01T00:00:00.000Z' });
    const found = async (range: Parameters<typeof list>[0]) =>
      (await list({ ...range, sort: 'firstConnectedAt' })).items.map((item) => item.displayName);
    const march = {
      connectedFrom: '2026-03-01T00:00:00Z',
      connectedTo: '2026-03-31T23:59:59.999Z',
    };
    expect(await found(march)).toEqual(['Early', 'Late']);
    expect(await found({ connectedFrom: '2026-03-02T00:00:00Z' })).toEqual(['Late', 'After']);
    expect(await found({ usedFrom: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await found({ usedTo: '2030-01-01T00:00:00Z' })).toEqual([]);
  });

  test.each([
    ['an unknown field', { nonsense: 1 }, '/'],
    ['a day without a time', { connectedFrom: '2026-03-01' }, '/connectedFrom'],
    ['an unknown provider', { provider: 'myspace' }, '/provider'],
    ['an unknown sort', { sort: 'email' }, '/sort'],
    ['a limit of zero', { limit: 0 }, '/limit'],
    ['a limit over 200', { limit: 201 }, '/limit'],
    ['a limit as text', { limit: '50' }, '/limit'],
    ['a search over 200 characters', { q: 'x'.repeat(201) }, '/q'],
    ['a user id that is none', { userIds: ['1 or 1=1'] }, '/userIds/0'],
    ['an id that is none', { ids: ['1'] }, '/ids/0'],
    ['more than 4,000 people', { userIds: Array(4001).fill('1') }, '/userIds'],
    ['a scope that is none', { scope: 'everything' }, '/scope'],
  ])('%s is refused with a pointer to it', async (_name, query, pointer) => {
    const answer = await server.query(query as never, admin);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ type: 'urn:keyholder:problem:bad-input', status: 400 });
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });

  test('4,000 people may be named at once', async () => {
    await given(server.store, admin);
    const userIds = Array.from({ length: 4000 }, (_, index) => String(index + 1));
    expect((await list({ userIds })).total).toBe(1);
  });
});
