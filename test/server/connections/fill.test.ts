import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countWeeks } from '../../../server/connections/weeks.ts';
import { connectionsSummary } from '../../../server/contract/account-counts.ts';
import { connectionsPage } from '../../../server/contract/connection.ts';
import { given } from '../../kit/connections.ts';
import { fillConnections } from '../../kit/fill.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const people = Array.from({ length: 40 }, (_, index) => index + 1);
const count = 1234;

describe.each(storeKinds)('a filled account (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
  });
  afterEach(() => server.close());

  async function everyone() {
    const items = [];
    let cursor: string | null | undefined;
    do {
      const page = await server.query(
        { scope: 'account', limit: 200, ...(cursor && { cursor }) },
        admin,
      );
      const { items: more, nextCursor } = connectionsPage.parse(page.json());
      items.push(...more);
      cursor = nextCursor;
    } while (cursor);
    return items;
  }

  test('counts what it holds, also beside what was there before', async () => {
    await given(server.store, admin, { name: 'From before' });
    const done: number[] = [];
    await fillConnections({
      url: server.url,
      accountId: 1,
      count,
      people,
      onProgress: (rows) => done.push(rows),
    });
    expect(done.at(-1)).toBe(count);

    const rows = await everyone();
    expect(rows).toHaveLength(count + 1);
    const summary = await server.get('/api/connections/summary?scope=account', admin);
    expect(connectionsSummary.parse(summary.json())).toEqual({
      scope: 'account',
      connections: rows.length,
      people: new Set(rows.map((row) => row.userId)).size,
      organizations: new Set(rows.flatMap((row) => row.organization?.id ?? [])).size,
      alerts: { stillWorks: 0, stillGranted: 0, stillStored: 0, reconnected: 0 },
      openCases: 0,
      isSettled: true,
      byProvider: [{ provider: 'microsoft', connections: rows.length }],
      byState: [{ state: 'active', connections: rows.length }],
      strongUnused: {
        days: 90,
        connections: rows.filter(
          (row) =>
            row.access === 'lasting' &&
            row.risk === 'high' &&
            row.firstConnectedAt < new Date(Date.now() - 90 * 86_400_000).toISOString(),
        ).length,
        exact: true,
      },
      weeks: countWeeks(
        rows.map((row) => ({
          first_connected_at: row.firstConnectedAt,
          at_provider_state: row.atProvider.state,
          at_provider_at: row.atProvider.at,
        })),
      ),
    });

    const session = await server.get('/api/session', admin);
    const firsts = rows.map((row) => row.firstConnectedAt).sort();
    expect(session.json().features.recordsSince).toBe(firsts[0]);
  });

  test('each person finds as many as the counter says, each with its history', async () => {
    await fillConnections({ url: server.url, accountId: 1, count, people });
    const rows = await everyone();
    const own = await server.query({ limit: 1 }, { accountId: 1, userId: 7 });
    expect(own.json().total).toBe(rows.filter((row) => row.userId === '7').length);
    const again = rows.find((row) => row.timesConnected > 1);
    const detail = await server.get(`/api/connections/${again?.id}`, admin);
    expect(detail.json().history).toHaveLength(again?.timesConnected ?? 0);
    expect(detail.json().history[0].at).toBe(again?.lastConnectedAt);
  });
});
