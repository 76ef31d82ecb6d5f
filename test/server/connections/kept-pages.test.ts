import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { advance } from '../../../server/cases/effects/advance.ts';
import { limits } from '../../../server/cases/effects/written-at-once.ts';
import {
  type ConnectionsQueryInput,
  connectionState,
} from '../../../server/contract/connection.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { noteRefusal } from '../../../server/uses/record-use.ts';
import { act } from '../../kit/case-actions.ts';
import { type Action, cases, connect, connections, minute, run } from '../../kit/case-worlds.ts';
import { fabrikam, given } from '../../kit/connections.ts';
import { startServer, startServerOn, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import { type Caller, sessionToken } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };
/** A person with one connection only, so that a refused token is of that one. */
const dan: Caller = { accountId: 1, userId: 14 };
const adaAsAdmin: Caller = { ...ada, kind: 'admin' };

const unlimited = { RATE_LIMIT_SCALE: '0' };

/** Callers, each with a query. */
const asked: [Caller, ConnectionsQueryInput][] = [
  [admin, { scope: 'account' }],
  [admin, { scope: 'account', limit: 2, sort: 'displayName' }],
  [admin, { scope: 'account', q: 'ada' }],
  [admin, { scope: 'account', withScopes: true }],
  ...connectionState.options.map((state): [Caller, ConnectionsQueryInput] => [
    admin,
    { scope: 'account', state },
  ]),
  [ada, {}],
  [adaAsAdmin, {}],
];

describe.each(storeKinds)('pages kept in memory (%s)', (kind) => {
  let server: TestServer;
  let second: TestServer;
  let caseIds: string[];
  const { connectionsAtOnce } = limits;

  const onSameStore = () => startServerOn({ url: server.url, remove: async () => {} }, unlimited);

  beforeEach(async () => {
    // Every case is a large one: its changes are written in the background, one by one.
    limits.connectionsAtOnce = 1;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T09:00:00.000Z') });
    server = await startServer(kind, unlimited);
    second = await onSameStore();
    caseIds = cases.map(() => uuidv7());
    for (const [at] of connections.entries()) await connect(server.store, at);
    await keptEverywhere();
  });
  afterEach(async () => {
    limits.connectionsAtOnce = connectionsAtOnce;
    vi.useRealTimers();
    await second.close();
    await server.close();
  });

  async function pagesOf(one: TestServer) {
    const pages = [];
    for (const [caller, query] of asked) pages.push((await one.query(query, caller)).json());
    return pages;
  }

  /** Reads every page on both servers, twice, and compares with a third one that keeps none yet. */
  async function keptEverywhere() {
    const third = await onSameStore();
    const fresh = await pagesOf(third);
    await third.close();
    for (const one of [server, second]) {
      expect(await pagesOf(one)).toEqual(fresh);
      expect(await pagesOf(one)).toEqual(fresh);
    }
    return fresh;
  }

  async function readsOf(query: ConnectionsQueryInput, caller = admin): Promise<number> {
    const before = server.statements.length;
    expect((await server.query(query, caller)).statusCode).toBe(200);
    const sent = server.statements.slice(before);
    return sent.filter((one) => one.includes('from "connections"')).length;
  }

  const inTime = (work: () => Promise<unknown>) => async () => {
    vi.setSystemTime(Date.now() + minute);
    await work();
  };
  const action = (one: Action) => inTime(() => act({ store: server.store, caseIds }, one));
  const refuseOf = ({ userId }: Caller) =>
    noteRefusal(server.store.account('1'), { ...run(0), userId: String(userId) } as never);
  const open = (of: number) => action({ kind: 'open', of });
  const step = (of: number, at: number) =>
    action({ kind: 'step', of, step: at, isDone: true, minutesAgo: 0 });
  const reachOne = inTime(() =>
    server.store.account('1').transaction((writer) => advance(writer, 1)),
  );
  const allSteps = Array.from({ length: 12 }, (_, at) => step(1, at));
  const rename = inTime(() =>
    given(
      server.store,
      { accountId: 1, userId: 13 },
      {
        name: 'Cleo',
        organization: { ...fabrikam, name: 'Fabrikam Holding' },
        at: new Date().toISOString(),
      },
    ),
  );

  /** The last change of each must be seen in some page; those before it lead there. */
  const changes: [string, (() => Promise<unknown>)[]][] = [
    ['a connect', [inTime(() => given(server.store, ada, { name: 'Ada again' }))]],
    ['another name of an organization', [rename]],
    ['a use', [action({ kind: 'use', at: 2 })]],
    [
      'a refusal',
      [inTime(() => given(server.store, dan, { name: 'Dan' })), inTime(() => refuseOf(dan))],
    ],
    ['a case that is opened', [open(1)]],
    ['a completed step', [open(1), ...allSteps]],
    [
      'a check at the provider',
      [open(1), action({ kind: 'check', of: 1, isBlocked: true, granted: [] })],
    ],
    ['an account that is left out', [open(1), action({ kind: 'leave out', of: 1, at: 2 })]],
    [
      'an account that is taken in',
      [
        open(1),
        action({ kind: 'leave out', of: 1, at: 2 }),
        action({ kind: 'take in', of: 1, at: 2 }),
      ],
    ],
    ['a withdrawn case', [open(1), action({ kind: 'end', of: 1, how: 'withdraw' })]],
    [
      'a case that is shown to people when it ends',
      [open(2), action({ kind: 'end', of: 2, how: 'show' })],
    ],
    [
      'a case that is opened again',
      [open(1), action({ kind: 'end', of: 1, how: 'withdraw' }), action({ kind: 'reopen', of: 1 })],
    ],
    ['a reconnect after revocation', [open(1), ...allSteps, action({ kind: 'connect', at: 0 })]],
    [
      'an acknowledged alert',
      [
        open(1),
        ...allSteps,
        action({ kind: 'connect', at: 0 }),
        action({ kind: 'acknowledge', at: 0 }),
      ],
    ],
    [
      'a person who is erased',
      [inTime(() => erasePerson(server.store, { accountId: '1', userId: '11' }))],
    ],
  ];

  test.each(changes)('%s is seen at once, on every server', async (_name, steps) => {
    let before: unknown;
    let after: unknown = await keptEverywhere();
    for (const change of steps) {
      before = after;
      await change();
      after = await keptEverywhere();
    }
    expect(after).not.toEqual(before);
  });

  test('a change that is written in the background shows the same all the while', async () => {
    await open(0)();
    const opened = await keptEverywhere();
    for (let reached = 0; reached < connections.length + 1; reached += 1) {
      await reachOne();
      expect(await keptEverywhere()).toEqual(opened);
    }
  });

  test('no one gets the page of another person, role, scope or account', async () => {
    const names = async (query: ConnectionsQueryInput, caller: Caller) =>
      (await server.query({ sort: 'displayName', ...query }, caller))
        .json()
        .items.map((item: { displayName: string }) => item.displayName);
    await open(2)();
    const own = ['Ada', 'Ada at Fabrikam'];
    expect(await names({}, adaAsAdmin)).toEqual(own);
    expect(await names({}, ada)).toEqual(own);
    expect(await names({}, { ...ada, userId: 12 })).toEqual(['Bob', 'Mailbox of Bob']);
    expect(await names({ scope: 'account' }, adaAsAdmin)).toHaveLength(connections.length);
    expect((await server.query({ scope: 'account' }, ada)).statusCode).toBe(403);
    expect(await names({}, { ...ada, accountId: 2 })).toEqual([]);
    const stateSeenBy = async (caller: Caller) =>
      (await server.query({}, caller)).json().items.map((item: { state: string }) => item.state);
    expect(await stateSeenBy(adaAsAdmin)).toEqual(['revoking', 'revoking']);
    expect(await stateSeenBy(ada)).toEqual(['active', 'active']);
  });

  test('an answer that time alone changes is read each time', async () => {
    const unused = { scope: 'account', unusedForDays: 30 } as const;
    const count = async () => (await server.query(unused, admin)).json().items.length;
    vi.setSystemTime('2026-12-01T09:00:00.000Z');
    expect(await count()).toBe(0);
    vi.setSystemTime('2026-12-30T09:00:00.000Z');
    expect(await count()).toBe(connections.length);
  });

  test('a page comes from memory, in each encoding, until something is written', async () => {
    await server.query({ scope: 'account' }, admin);
    await server.store.account('1').transaction(async () => {});
    expect(await readsOf({ scope: 'account' })).toBe(1);
    expect(await readsOf({ scope: 'account' })).toBe(0);
    const asBytes = (encoding: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/connections/query',
        headers: { authorization: sessionToken(admin), 'accept-encoding': encoding },
        payload: { scope: 'account' },
      });
    for (const encoding of ['zstd', 'br', 'gzip', 'identity']) {
      const [first, again] = [await asBytes(encoding), await asBytes(encoding)];
      expect(again.headers['content-encoding']).toBe(first.headers['content-encoding']);
      expect(again.headers).toMatchObject({ 'cache-control': 'no-store', vary: 'accept-encoding' });
      expect(again.rawPayload).toEqual(first.rawPayload);
    }
  });

  test('a look at the list is recorded all the same', async () => {
    const viewed = async () => {
      const answer = await server.get('/api/activity?kind=list_viewed', admin);
      return answer.json().items.length;
    };
    const before = await viewed();
    vi.setSystemTime(Date.now() + 61 * minute);
    await server.query({ scope: 'account' }, admin);
    expect(await viewed()).toBe(before + 1);
  });
});
