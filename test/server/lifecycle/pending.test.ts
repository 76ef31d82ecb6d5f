import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../../../server/contract/session.ts';
import { createJobs } from '../../../server/jobs/deletion-jobs.ts';
import { given } from '../../kit/connections.ts';
import { inSeconds, sendEvent, untilStatus } from '../../kit/lifecycle.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const foreignAdmin: Caller = { accountId: 2, userId: 20, kind: 'admin' };
const day = 86_400;

describe.each(storeKinds)('an uninstall that no admin signed (%s)', (kind) => {
  let server: TestServer;
  const timestamp = inSeconds(-3);
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, member);
    expect((await sendEvent(server, member, { timestamp })).statusCode).toBe(202);
  });
  afterEach(() => server.close());

  const told = async (caller: Caller) => {
    const answer = await server.get('/api/session', caller);
    return session.parse(answer.json()).features.pendingUninstall;
  };
  const isThere = async () =>
    (await server.store.account('1').connections().select('id').execute()).length === 1;
  const status = async () => (await server.store.lifecycle('1').readState())?.status;
  /** As if seven days had gone by. */
  const letTimePass = () =>
    server.store.lifecycle('1').transaction(async (account) => {
      await account.setState({ due_at: inSeconds(-1) });
      await account.orderJob('uninstall', inSeconds(-1));
    });
  /** One look for work, to its end. */
  const work = async (isExpected = false) => {
    const jobs = createJobs({ store: server.store, log: server.app.log });
    jobs.wake();
    if (isExpected) await untilStatus(server, 1, 'deleted');
    else await new Promise((resolve) => setTimeout(resolve, 200));
    await jobs.stop();
  };

  test('is due after seven days, and until then nothing is deleted', async () => {
    const state = await server.store.lifecycle('1').readState();
    const days = (Date.parse(state?.due_at ?? '') - Date.now()) / 1000 / day;
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThan(7.01);
    await work();
    expect(await status()).toBe('pending');
    expect(await isThere()).toBe(true);
  });

  test('is carried out when it is due', async () => {
    await letTimePass();
    await work(true);
    expect(await isThere()).toBe(false);
  });

  test('stops when an admin opens the view, who is told of it then and until the day it was due', async () => {
    const expected = {
      reportedAt: timestamp,
      reportedByUserId: '11',
      deletionDueAt: expect.any(String),
      cancelledAt: expect.any(String),
    };
    expect(await told(admin)).toEqual(expected);
    expect(await told(admin)).toEqual(expected);
    expect(await status()).toBe('installed');
    await letTimePass();
    await work();
    expect(await isThere()).toBe(true);
    expect(await told(admin)).toBeNull();
  });

  test('goes on when members or another account’s admins open it, who are told nothing', async () => {
    expect(await told(member)).toBeNull();
    expect(await told(foreignAdmin)).toBeNull();
    expect(await status()).toBe('pending');
  });

  test('a repeat of it after an admin stopped it is late', async () => {
    await told(admin);
    const answer = await sendEvent(server, member, { timestamp });
    expect(answer.json()).toEqual({ outcome: 'late' });
    expect(await status()).toBe('installed');
  });

  test('a repeat does not put off the deletion', async () => {
    const before = await server.store.lifecycle('1').readState();
    const answer = await sendEvent(server, member, { timestamp: inSeconds(0) });
    expect(answer.json()).toEqual({ outcome: 'pending' });
    const after = await server.store.lifecycle('1').readState();
    expect({ ...after, revision: before?.revision }).toEqual(before);
  });

  test('acts at once when an admin’s event follows, even with the same time', async () => {
    const answer = await sendEvent(server, admin, { timestamp });
    expect(answer.json()).toEqual({ outcome: 'deleting' });
    await untilStatus(server, 1, 'deleted');
  });

  test('is forgotten when the app is installed again', async () => {
    const answer = await sendEvent(server, member, { type: 'install' });
    expect(answer.json()).toEqual({ outcome: 'recorded' });
    expect(await told(admin)).toBeNull();
    await letTimePass();
    await work();
    expect(await isThere()).toBe(true);
  });

  test('writes go on while it is pending', async () => {
    await given(server.store, member, { name: 'Second' });
    const rows = await server.store.account('1').connections().select('id').execute();
    expect(rows).toHaveLength(2);
  });
});
