import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLooks } from '../../../server/activity/access-log.ts';
import { type ActivityEntry, activityPage } from '../../../server/contract/activity.ts';
import {
  type ConnectionsQueryInput,
  connectionsQuery,
} from '../../../server/contract/connection.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const secondAdmin: Caller = { accountId: 1, userId: 12, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
const foreign: Caller = { accountId: 2, userId: 10, kind: 'admin' };
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

  async function page(query = '', caller = admin) {
    const answer = await server.get(`/api/activity${query}`, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return activityPage.parse(answer.json());
  }
  const kinds = async (query = '', caller = admin) =>
    (await page(query, caller)).items.map((entry) => entry.kind);

  async function look(query: ConnectionsQueryInput = {}, caller = admin) {
    const answer = await server.query({ scope: 'account', ...query }, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  }

  const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute);

  test('an account in which nothing was done has none', async () => {
    expect(await page()).toEqual({ items: [], nextCursor: null });
  });

  test('an uninstalled account shows an empty list, and no look is written down', async () => {
    for (const status of ['deleting', 'deleted'] as const) {
      await server.store
        .lifecycle('1')
        .transaction((account) =>
          account.setState({ status, status_at: new Date().toISOString() }),
        );
      expect((await look()).items).toEqual([]);
      expect((await look({ purpose: 'export' })).items).toEqual([]);
    }
    expect(await page()).toEqual({ items: [], nextCursor: null });
    await server.store
      .lifecycle('1')
      .transaction((account) => account.setState({ status: 'installed' }));
    await look();
    expect(await kinds()).toEqual(['list_viewed']);
  });

  test('connecting is written down, and connecting again', async () => {
    await given(server.store, ada, { at: '2026-11-25T08:00:00.000Z' });
    await given(server.store, ada, { at: '2026-11-25T08:30:00.000Z' });
    const [connection] = (await server.query({}, ada)).json().items;
    const details = { connectionId: connection.id, provider: 'microsoft' };
    const id = expect.stringMatching(/^[0-9a-f-]{14}7/);
    expect((await page()).items).toEqual([
      { id, kind: 'connected_again', at: '2026-11-25T08:30:00.000Z', userId: '11', details },
      { id, kind: 'connected', at: '2026-11-25T08:00:00.000Z', userId: '11', details },
    ]);
  });

  test('a deed that fails leaves no activity', async () => {
    const failing = server.store.account('1').transaction(async (account) => {
      await account
        .insertActivity({ id: '0', kind: 'connected', at: '', user_id: '11', details: '{}' })
        .execute();
      throw new Error('failed after it');
    });
    await expect(failing).rejects.toThrow('failed after it');
    expect(await kinds()).toEqual([]);
  });

  test('a look at the list of the account is written down once an hour for each admin', async () => {
    await Promise.all([look(), look(), look({ provider: 'google' })]);
    pass(59);
    await look();
    expect(await page()).toMatchObject({
      items: [{ kind: 'list_viewed', userId: '10', at: '2026-11-25T09:00:00.000Z', details: {} }],
    });
    await look({}, secondAdmin);
    expect(await kinds('?userId=12')).toEqual(['list_viewed']);
    pass(1);
    await look();
    await look();
    const own = (await page('?userId=10')).items.map((entry) => entry.at);
    expect(own).toEqual(['2026-11-25T10:00:00.000Z', '2026-11-25T09:00:00.000Z']);
  });

  test('within the hour a look sends the store nothing but the reads of the list', async () => {
    await given(server.store, ada);
    await look();
    const before = server.statements.length;
    await look();
    expect(server.statements.length - before).toBe(1);
    expect(server.statements.at(-1)).toContain('from "connections"');
  });

  test('a server that was started within the hour goes by what is written', async () => {
    await look();
    pass(30);
    const restarted = createLooks();
    const account = server.store.account('1');
    const query = connectionsQuery.parse({ scope: 'account' });
    const caller = { accountId: '1', userId: '10', role: 'admin' } as const;
    await restarted(account, caller, query);
    expect(await kinds()).toEqual(['list_viewed']);
    pass(30);
    await restarted(account, caller, query);
    expect(await kinds()).toEqual(['list_viewed', 'list_viewed']);
  });

  test('one’s own list and a refused look are no look at the list; a later page is one of its hour', async () => {
    await given(server.store, ada, { name: 'A' });
    await given(server.store, ada, { name: 'B' });
    await server.query({ scope: 'mine' }, admin);
    await server.query({ scope: 'mine', purpose: 'export' }, ada);
    await server.query({ scope: 'account' }, ada);
    expect(await kinds('?kind=list_viewed')).toEqual([]);
    const { nextCursor } = await look({ limit: 1 });
    pass(90);
    // A cursor can be made up: what comes by one is recorded as a view, too.
    await look({ limit: 1, cursor: nextCursor });
    await look({ limit: 1, cursor: nextCursor, purpose: 'export' });
    expect(await kinds('?kind=list_viewed')).toEqual(['list_viewed', 'list_viewed']);
    expect(await kinds('?kind=list_exported')).toEqual([]);
  });

  test('every export is written down, with its filter and without a name or what was typed', async () => {
    await given(server.store, ada, { name: 'Ada Lovelace', email: 'ada@contoso.example' });
    const asked = {
      purpose: 'export',
      provider: 'microsoft',
      organizationId: contoso.id,
      unusedForDays: 30,
    } as const;
    await look({ ...asked, q: 'lovelace contoso', userIds: ['11', '13'] });
    await look({ purpose: 'export', q: ' ' });
    const [plain, narrowed] = (await page('?kind=list_exported')).items;
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

  test('the pages hold every deed once, newest first, by person and kind', async () => {
    for (let index = 0; index < 7; index += 1) {
      await given(server.store, ada, { name: `Name ${index}` });
      await given(server.store, secondAdmin, { name: `Name ${index}` });
      await look({ purpose: 'export' }, secondAdmin);
    }
    async function all(query: string): Promise<ActivityEntry[]> {
      const found: ActivityEntry[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const next: Awaited<ReturnType<typeof page>> = await page(
          `?limit=3${query}${cursor && `&cursor=${cursor}`}`,
        );
        found.push(...next.items);
        cursor = next.nextCursor;
      }
      const ids = found.map((entry) => entry.id);
      expect(ids).toEqual([...new Set(ids)].sort().reverse());
      return found;
    }
    expect(await all('')).toHaveLength(21);
    expect(await all('&userId=12')).toHaveLength(14);
    expect(await all('&kind=connected')).toHaveLength(14);
    const both = await all('&userId=12&kind=connected');
    expect(both).toHaveLength(7);
    expect(both.every((entry) => entry.userId === '12' && entry.kind === 'connected')).toBe(true);
  });

  test('a cursor fits its account and filter only', async () => {
    await given(server.store, ada, { name: 'A' });
    await given(server.store, ada, { name: 'B' });
    const { nextCursor } = await page('?limit=1');
    const misfits = [
      await server.get(`/api/activity?cursor=${nextCursor}&kind=connected`, admin),
      await server.get(`/api/activity?cursor=${nextCursor}`, foreign),
      await server.get('/api/activity?cursor=nonsense', admin),
    ];
    for (const answer of misfits) {
      expect(answer.statusCode).toBe(400);
      expect(answer.json().type).toBe('urn:keyholder:problem:cursor-misfit');
    }
  });

  test('another account has its own activity', async () => {
    await given(server.store, ada);
    await look({}, foreign);
    expect(await kinds()).toEqual(['connected']);
    expect(await kinds('', foreign)).toEqual(['list_viewed']);
  });
});

describe('what may be asked of the activity', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer('sqlite');
  });
  afterAll(() => server.close());

  test.each(['member', 'guest', 'view_only'] as const)(
    'a %s is told that this is for admins',
    async (role) => {
      const answer = await server.get('/api/activity', { ...ada, kind: role });
      expect(answer.statusCode).toBe(403);
      expect(answer.json().type).toBe('urn:keyholder:problem:admins-only');
    },
  );

  test.each([
    ['an unknown kind', '?kind=dreamt', '/kind'],
    ['a person who is none', '?userId=ada', '/userId'],
    ['a limit over 200', '?limit=201', '/limit'],
    ['an unknown field', '?nonsense=1', '/'],
  ])('%s is refused with a pointer to it', async (_name, query, pointer) => {
    const answer = await server.get(`/api/activity${query}`, admin);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].pointer).toBe(pointer);
  });

  test('the description of the server names people, organizations and activity', async () => {
    const { paths } = (await server.app.inject('/openapi.json')).json();
    const parametersOf = (path: string) =>
      paths[path].get.parameters.map((parameter: { name: string }) => parameter.name).sort();
    expect(parametersOf('/api/activity')).toEqual(['cursor', 'kind', 'limit', 'userId']);
    expect(parametersOf('/api/people')).toEqual(['cursor', 'limit']);
    expect(paths['/api/people/match'].post.requestBody).toBeDefined();
    expect(paths['/api/organizations'].get.responses['403']).toBeDefined();
  });
});
