import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createJobs } from '../../../server/jobs/deletion-jobs.ts';
import { openStore, type Store } from '../../../server/store/open-store.ts';
import { call, closeAsIs, openCase } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 777, userId: 1, kind: 'admin' };

describe.each(storeKinds)('what is older than it is kept (%s)', (kind) => {
  let server: TestServer;
  let other: Store;
  beforeEach(async () => {
    server = await startServer(kind);
    other = await openStore({ url: server.url });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await other.close();
    await server.close();
  });

  const longAgo = '2020-01-01T00:00:00.000Z';

  async function caseOf(name: string): Promise<string> {
    await given(server.store, admin, { name });
    const items = (await server.query({ q: name }, admin)).json().items;
    const opened = await openCase(server, admin, {
      situation: 'not_needed',
      target: { kind: 'connections', connectionIds: [items[0].id] },
    });
    return opened.id;
  }

  async function close(id: string): Promise<void> {
    expect((await closeAsIs(server, admin, id)).statusCode).toBe(200);
  }

  const kept = async () => {
    const account = other.account('777');
    const cases = await account.cases().select('cases.id').execute();
    const members = await account.caseConnections().select('case_id').execute();
    const actions = await account.activity().where('at', '=', longAgo).select('id').execute();
    return {
      cases: cases.map((row) => row.id).sort(),
      members: members.map((row) => row.case_id).sort(),
      oldActions: actions.length,
    };
  };

  async function run(retention: object, servers = 1): Promise<string[]> {
    const lines: string[] = [];
    const log = { ...server.app.log, info: (_: unknown, line: string) => lines.push(line) };
    const jobs = Array.from({ length: servers }, () =>
      createJobs({ store: other, log: log as never, retention }),
    );
    for (const one of jobs) one.start();
    await vi.waitFor(async () => expect(lines.length).toBeGreaterThan(0), { timeout: 10_000 });
    await Promise.all(jobs.map((one) => one.stop()));
    return lines;
  }

  test('goes once a day, whichever server comes to it; what is open or young stays', async () => {
    const [old, young, open] = [await caseOf('Old'), await caseOf('Young'), await caseOf('Open')];
    await close(old);
    await close(young);
    await other.account('777').transaction(async (account) => {
      await account.updateCases({ closed_at: longAgo }).where('id', '=', old).execute();
      await account
        .insertActivity({
          id: '00000000-0000-7000-8000-000000000000',
          kind: 'case_opened',
          at: longAgo,
          user_id: '1',
          details: '{}',
        })
        .execute();
    });
    const lines = await run({ activityDays: 365, closedCaseDays: 365 }, 3);
    expect(lines).toEqual(['what is older than it is kept was deleted']);
    expect(await kept()).toEqual({
      cases: [young, open].sort(),
      members: [young, open].sort(),
      oldActions: 0,
    });
    expect((await call(server, 'GET', `/api/cases/${old}`, admin)).statusCode).toBe(404);
    expect((await server.query({}, admin)).json().items).toHaveLength(3);
  });

  test('what is kept for ever stays', async () => {
    const old = await caseOf('Old');
    await close(old);
    await other.account('777').transaction(async (account) => {
      await account.updateCases({ closed_at: longAgo }).where('id', '=', old).execute();
    });
    await run({ activityDays: 365 });
    expect((await kept()).cases).toEqual([old]);
  });
});
