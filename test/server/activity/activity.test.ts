import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActivityEntry } from '../../../server/contract/activity.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import { activityOf, ada, admin, foreign, kindsOf, secondAdmin, viewList } from './steps.ts';

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

  test('an account in which nothing was done has none', async () => {
    expect(await activityOf(server)).toEqual({ items: [], nextCursor: null });
  });

  test('connecting is written down, and connecting again', async () => {
    await given(server.store, ada, { at: '2026-11-25T08:00:00.000Z' });
    await given(server.store, ada, { at: '2026-11-25T08:30:00.000Z' });
    const [connection] = (await server.query({}, ada)).json().items;
    const details = { connectionId: connection.id, provider: 'microsoft' };
    const id = expect.stringMatching(/^[0-9a-f-]{14}7/);
    expect((await activityOf(server)).items).toEqual([
      { id, kind: 'connected_again', at: '2026-11-25T08:30:00.000Z', userId: '11', details },
      { id, kind: 'connected', at: '2026-11-25T08:00:00.000Z', userId: '11', details },
    ]);
  });

  test('an action that fails leaves no activity', async () => {
    const failing = server.store.account('1').transaction(async (account) => {
      await account
        .insertActivity({ id: '0', kind: 'connected', at: '', user_id: '11', details: '{}' })
        .execute();
      throw new Error('failed after it');
    });
    await expect(failing).rejects.toThrow('failed after it');
    expect(await kindsOf(server)).toEqual([]);
  });

  test('the pages hold every action once, newest first, by person and kind', async () => {
    for (let index = 0; index < 7; index += 1) {
      await given(server.store, ada, { name: `Name ${index}` });
      await given(server.store, secondAdmin, { name: `Name ${index}` });
      await viewList(server, { purpose: 'export' }, secondAdmin);
    }
    async function all(query: string): Promise<ActivityEntry[]> {
      const found: ActivityEntry[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const next: Awaited<ReturnType<typeof activityOf>> = await activityOf(
          server,
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
    const { nextCursor } = await activityOf(server, '?limit=1');
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
    await viewList(server, {}, foreign);
    expect(await kindsOf(server)).toEqual(['connected']);
    expect(await kindsOf(server, '', foreign)).toEqual(['list_viewed']);
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
    expect(paths['/api/people/query'].post.requestBody).toBeDefined();
    expect(paths['/api/people/match'].post.requestBody).toBeDefined();
    expect(paths['/api/organizations'].get.responses['403']).toBeDefined();
  });
});
