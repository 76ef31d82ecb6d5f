import { CompiledQuery, Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { weekOf } from '../../../server/connections/weeks.ts';
import {
  type ConnectionsSummary,
  connectionsSummary,
} from '../../../server/contract/account-counts.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import * as overview from '../../../server/store/migrations/007-overview.ts';
import { postgresDialect } from '../../../server/store/postgres.ts';
import { sqliteDialect } from '../../../server/store/sqlite.ts';
import { connectionsOf, openCase, tick } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const day = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString();

test.each([
  ['2026-11-23T00:00:00.000Z', '2026-11-23'],
  ['2026-11-29T23:59:59.999Z', '2026-11-23'],
  ['2026-11-30T00:00:00.000Z', '2026-11-30'],
  ['2027-01-01T12:00:00.000Z', '2026-12-28'],
])('%s is in the week that begins on %s', (at, monday) => {
  expect(weekOf(at)).toBe(monday);
});

describe.each(storeKinds)('what the overview counts (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  async function summaryOf(caller: Caller, scope: 'mine' | 'account'): Promise<ConnectionsSummary> {
    const answer = await server.get(`/api/connections/summary?scope=${scope}`, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return connectionsSummary.parse(answer.json());
  }

  /** Figures by week, those without any left out. */
  async function weeksOf(caller: Caller, scope: 'mine' | 'account' = 'account') {
    const { weeks } = await summaryOf(caller, scope);
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)?.start).toBe(weekOf(daysAgo(0)));
    return Object.fromEntries(
      weeks
        .filter((week) => week.connected + week.takenAway > 0)
        .map((week) => [week.start, [week.connected, week.takenAway]]),
    );
  }

  /** The member's connection, removed on a day before today. */
  async function takeAway(days: number) {
    const { Mail } = await connectionsOf(server, admin, 'account');
    const target = { kind: 'connections' as const, connectionIds: [Mail?.id as string] };
    const opened = await openCase(server, admin, { situation: 'not_needed', target });
    await tick(server, admin, opened.id, 'provider', daysAgo(days));
    return opened;
  }

  test('new connections stand in the week of their first connect, older ones in none', async () => {
    await given(server.store, admin, { name: 'Old', at: daysAgo(200) });
    await given(server.store, admin, { name: 'Mail', at: daysAgo(15) });
    await given(server.store, admin, { name: 'Mail', at: daysAgo(1) });
    await given(server.store, member, { name: 'Files', at: daysAgo(15) });
    expect(await weeksOf(admin)).toEqual({ [weekOf(daysAgo(15))]: [2, 0] });
    expect(await weeksOf(member, 'mine')).toEqual({ [weekOf(daysAgo(15))]: [1, 0] });
  });

  test('what was removed stands in the week that was reported, until it is reconnected', async () => {
    await given(server.store, member, { name: 'Mail', at: daysAgo(200) });
    await takeAway(8);
    const week = weekOf(daysAgo(8));
    expect(await weeksOf(admin)).toEqual({ [week]: [0, 1] });
    await expectCountersRight(server.store, 1);
    // A case for admins only: the person it is about sees nothing of it, here neither.
    expect(await weeksOf(member, 'mine')).toEqual({});
    await given(server.store, member, { name: 'Mail', at: daysAgo(0) });
    expect(await weeksOf(admin)).toEqual({});
    await expectCountersRight(server.store, 1);
  });

  test('who is erased is in no week', async () => {
    await given(server.store, member, { name: 'Mail', at: daysAgo(15) });
    await takeAway(1);
    await erasePerson(server.store, { accountId: '1', userId: '11' });
    expect(await weeksOf(admin)).toEqual({});
    await expectCountersRight(server.store, 1);
  });

  test('connections from before these figures were kept are counted by the migration', async () => {
    await given(server.store, admin, { name: 'Files', at: daysAgo(15) });
    await given(server.store, member, { name: 'Mail', at: daysAgo(40) });
    await takeAway(8);
    const before = await weeksOf(admin);
    const dialect =
      kind === 'sqlite'
        ? sqliteDialect(server.url.slice('sqlite:'.length))
        : await postgresDialect(server.url, () => {});
    const db = new Kysely<unknown>({ dialect });
    await db.executeQuery(CompiledQuery.raw("delete from counters where name like 'week:%'"));
    await db.schema.dropIndex('connections_by_strong_access').execute();
    expect(await weeksOf(admin)).toEqual({});
    await overview.up(db, kind === 'sqlite');
    await db.destroy();
    expect(await weeksOf(admin)).toEqual(before);
    expect(Object.keys(before)).toHaveLength(3);
    await expectCountersRight(server.store, 1);
  });

  test('strong access without a use seen is counted as the list finds it', async () => {
    const strong = { risk: 'high', access: 'lasting' } as const;
    await given(server.store, member, { ...strong, name: 'Old', at: daysAgo(91) });
    await given(server.store, member, { ...strong, name: 'Mail', at: daysAgo(300) });
    await given(server.store, admin, { ...strong, name: 'New', at: daysAgo(89) });
    await given(server.store, admin, { ...strong, name: 'Mild', risk: 'low', at: daysAgo(300) });
    await given(server.store, admin, { ...strong, name: 'Ends', access: 'temporary' });
    // Being revoked already: no one has to look at it once more.
    await takeAway(1);
    const { strongUnused } = await summaryOf(admin, 'account');
    expect(strongUnused).toEqual({ days: 90, connections: 1, exact: true });
    const list = await server.query(
      { scope: 'account', access: 'lasting', risk: 'high', state: 'active', unusedForDays: 90 },
      admin,
    );
    expect(list.json().total).toBe(strongUnused.connections);
    // To the member it stands as it was.
    expect((await summaryOf(member, 'mine')).strongUnused.connections).toBe(2);
  });
});
