import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dryRunChanged, stepOutdated } from '../../../server/contract/case.ts';
import {
  call,
  caseOf,
  change,
  connectionsOf,
  dryRunOf,
  openCase,
  stepOf,
} from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const secondAdmin: Caller = { accountId: 1, userId: 20, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const request = { situation: 'left', target: { kind: 'person', userId: '11' } } as const;

describe.each(storeKinds)('two at once, and what changed meanwhile (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, member, { name: 'Ada' });
  });
  afterEach(async () => {
    await expectCountersRight(server.store, 1);
    await server.close();
    vi.useRealTimers();
  });

  test('opening twice with one id, also at the same moment, opens one case', async () => {
    const { fingerprint } = await dryRunOf(server, admin, request);
    const body = { ...request, id: uuidv7(), fingerprint };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => call(server, 'POST', '/api/cases', admin, body)),
    );
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map((one) => one.body)).size).toBe(1);
    const cases = await call(server, 'GET', '/api/cases?scope=account', admin);
    expect(cases.json().items).toHaveLength(1);
    const late = await call(server, 'POST', '/api/cases', admin, body);
    expect(late.statusCode).toBe(200);
  });

  test('one id for two different cases is refused', async () => {
    const { id } = await openCase(server, admin, request);
    const { fingerprint } = await dryRunOf(server, admin, request);
    const other = { ...request, situation: 'not_needed', id, fingerprint };
    const refused = await call(server, 'POST', '/api/cases', admin, other);
    expect(refused.json()).toMatchObject({
      status: 409,
      type: 'urn:keyholder:problem:case-id-taken',
    });
    const byAnother = await call(server, 'POST', '/api/cases', secondAdmin, {
      ...request,
      id,
      fingerprint,
    });
    expect(byAnother.statusCode).toBe(409);
  });

  test('what changed since the dry run is shown, and nothing is opened', async () => {
    const { fingerprint } = await dryRunOf(server, admin, request);
    await given(server.store, member, { name: 'Ada again' });
    const body = { ...request, id: uuidv7(), fingerprint };
    const refused = await call(server, 'POST', '/api/cases', admin, body);
    expect(refused.statusCode).toBe(409);
    const { dryRun, type } = dryRunChanged.parse(refused.json());
    expect(type).toBe('urn:keyholder:problem:dry-run-changed');
    expect(dryRun.chosen.count).toBe(2);
    expect((await connectionsOf(server, admin, 'account')).Ada?.state).toBe('active');
    const again = { ...body, fingerprint: dryRun.fingerprint };
    expect((await call(server, 'POST', '/api/cases', admin, again)).statusCode).toBe(201);
  });

  test('connecting again, or another name, does not make a dry run old', async () => {
    const first = await dryRunOf(server, admin, request);
    await given(server.store, member, {
      name: 'Ada Byron',
      key: 'Ada',
      at: '2026-11-01T10:00:00.000Z',
    });
    expect((await dryRunOf(server, admin, request)).fingerprint).toBe(first.fingerprint);
  });

  test('of two ticks at once one is kept, and the other is shown it', async () => {
    const opened = await openCase(server, admin, request);
    const step = stepOf(opened, 'provider');
    const answers = await Promise.all([
      change(server, admin, opened.id, step, { state: 'done', note: 'by ten' }),
      change(server, secondAdmin, opened.id, step, { state: 'blocked', note: 'by twenty' }),
    ]);
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 409]);
    const kept = answers.find((one) => one.statusCode === 200)?.json().step;
    const refused = answers.find((one) => one.statusCode === 409);
    expect(stepOutdated.parse(refused?.json())).toMatchObject({
      type: 'urn:keyholder:problem:step-outdated',
      step: kept,
    });
    expect(stepOf(await caseOf(server, admin, opened.id), 'provider')).toEqual(kept);
  });

  test('connecting while a step is ticked leaves one order of the two', async () => {
    const opened = await openCase(server, admin, request);
    const step = stepOf(opened, 'provider');
    await Promise.all([
      change(server, admin, opened.id, step, { state: 'done' }),
      given(server.store, member, { name: 'Ada', at: new Date().toISOString() }),
    ]);
    const { Ada } = await connectionsOf(server, admin, 'account');
    expect(Ada?.timesConnected).toBe(2);
    // In the same minute a report counts; the connect after it would be an alert.
    const isReconnected = Ada?.alerts.includes('reconnected');
    expect(Ada?.atProvider.state).toBe(isReconnected ? 'granted' : 'reported');
  });

  test.each([
    [
      'a time in the future',
      { state: 'done', reportedAt: '2026-11-24T15:02:00.000Z' },
      '/reportedAt',
    ],
    [
      'a time of a step that is not done',
      { reportedAt: '2026-11-24T13:00:00.000Z' },
      '/reportedAt',
    ],
    ['blocked without saying why', { state: 'blocked' }, '/note'],
    ['blocked with an empty note', { state: 'blocked', note: ' ' }, '/note'],
  ] as const)('%s is refused', async (_name, changes, pointer) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T15:00:00.000Z') });
    const opened = await openCase(server, admin, request);
    const step = stepOf(opened, 'provider');
    const refused = await change(server, admin, opened.id, step, changes);
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer }] });
    expect(stepOf(await caseOf(server, admin, opened.id), 'provider')).toEqual(step);
  });

  test('time and note of a step that is done can be mended, and the clock follows', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T15:00:00.000Z') });
    const opened = await openCase(server, admin, request);
    const step = stepOf(opened, 'provider');
    const done = await change(server, admin, opened.id, step, { state: 'done' });
    const mended = await change(server, secondAdmin, opened.id, done.json().step, {
      reportedAt: '2026-11-24T14:10:00Z',
      note: 'It was ten past two',
    });
    expect(mended.json().step).toMatchObject({
      state: 'done',
      at: '2026-11-24T15:00:00.000Z',
      reportedAt: '2026-11-24T14:10:00.000Z',
      note: 'It was ten past two',
      by: { userId: '20' },
      version: 3,
    });
    const { Ada } = await connectionsOf(server, admin, 'account');
    expect(Ada).toMatchObject({
      clockEndsAt: '2026-11-24T15:40:00.000Z',
      atProvider: { at: '2026-11-24T14:10:00.000Z', by: '20' },
    });
  });
});
