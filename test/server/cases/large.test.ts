import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCase as openInStore } from '../../../server/cases/changes/open-case.ts';
import {
  call,
  change,
  closeAsIs,
  countByState,
  dryRunOf,
  openCase,
  sectionOf,
  whenWritten,
} from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { fillConnections } from '../../kit/fill.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const request = {
  situation: 'app_compromised',
  target: { kind: 'provider', provider: 'microsoft' },
} as const;
const count = 1300;

describe.each(storeKinds)('a case of many connections (%s)', { timeout: 240_000 }, (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    const people = Array.from({ length: 400 }, (_, index) => index + 100);
    await fillConnections({ url: server.url, accountId: 1, count, people });
  });
  afterEach(() => server.close());

  const states = () => countByState(server, admin);

  test('is counted as a whole, named in part, and covered to the last connection', async () => {
    const run = await dryRunOf(server, admin, request);
    expect(run.chosen).toMatchObject({ count });
    expect(run.chosen.connections).toHaveLength(100);
    const opened = await openCase(server, admin, request);
    expect(opened).toMatchObject({ connectionCount: count });
    expect((await whenWritten(server, admin, opened.id)).connectionIds).toHaveLength(1000);
    expect(await states()).toEqual({ revoking: count });
    const inSections = opened.sections
      .filter((section) => section.half === 'provider')
      .reduce((sum, section) => sum + section.connectionCount, 0);
    expect(inSections).toBe(count);

    const seen = new Set<string>();
    let after: string | null = '';
    while (after !== null) {
      const query: string = after === '' ? '' : `?after=${after}`;
      const page = await call(server, 'GET', `/api/cases/${opened.id}/connections${query}`, admin);
      for (const { id } of page.json().items) seen.add(id);
      after = page.json().nextAfter;
    }
    expect(seen.size).toBe(count);

    const [step] = sectionOf(opened, 'monday_support').steps;
    await change(server, admin, opened.id, step as never, { state: 'done' });
    const reported = await server.query({ scope: 'account', limit: 200 }, admin);
    for (const item of reported.json().items) expect(item.inMonday.state).toBe('requested');
    expect((await closeAsIs(server, admin, opened.id)).statusCode).toBe(200);
    await whenWritten(server, admin, opened.id);
    expect(await states()).toEqual({ active: count });
    await expectCountersRight(server.store, 1);
  });

  test('that a stopped server left half-way goes on when someone looks at it', async () => {
    const { fingerprint } = await dryRunOf(server, admin, request);
    const id = uuidv7();
    await openInStore(
      server.store.account('1'),
      { accountId: '1', userId: '10', role: 'admin' },
      { id, fingerprint, request, visibility: 'admins' },
    );
    expect(await server.store.account('1').caseEffects().selectAll().execute()).not.toEqual([]);
    await expectCountersRight(server.store, 1);
    // What came after the dry run was not agreed to, and is not taken in on the way.
    await given(server.store, { accountId: 1, userId: 11 }, { name: 'Late' });
    expect(await whenWritten(server, admin, id)).toMatchObject({ offered: { count: 1 } });
    expect(await states()).toEqual({ active: 1, revoking: count });
    await expectCountersRight(server.store, 1);
  });

  test('leaves one out without a look at the others', async () => {
    const opened = await openCase(server, admin, request);
    await whenWritten(server, admin, opened.id);
    const [connectionId] = opened.connectionIds;
    const before = server.statements.length;
    const answer = await call(server, 'POST', `/api/cases/${opened.id}/left-out`, admin, {
      connectionIds: [connectionId],
      reason: 'Stays',
    });
    expect(answer.json()).toMatchObject({
      connectionCount: count - 1,
      isSettled: true,
      leftOut: { count: 1, connections: [{ id: connectionId }] },
    });
    const written = server.statements.slice(before).filter((one) => /^(update|insert)/.test(one));
    expect(written.length).toBeLessThan(30);
    expect(await states()).toEqual({ active: 1, revoking: count - 1 });
    await expectCountersRight(server.store, 1);
  });

  test('leaves one out while it is being filled', async () => {
    const { fingerprint } = await dryRunOf(server, admin, request);
    const id = uuidv7();
    const accountStore = server.store.account('1');
    await openInStore(
      accountStore,
      { accountId: '1', userId: '10', role: 'admin' },
      { id, fingerprint, request, visibility: 'admins' },
    );
    const member = await accountStore.caseConnections().selectAll().executeTakeFirstOrThrow();
    const left = await call(server, 'POST', `/api/cases/${id}/left-out`, admin, {
      connectionIds: [member.connection_id],
      reason: 'Stays',
    });
    expect(left.json()).toMatchObject({ connectionCount: count - 1, leftOut: { count: 1 } });
    await whenWritten(server, admin, id);
    expect(await states()).toEqual({ active: 1, revoking: count - 1 });
    await expectCountersRight(server.store, 1);
  });

  test('a change while it is on its way comes after it, for every connection', async () => {
    const { fingerprint } = await dryRunOf(server, admin, request);
    const id = uuidv7();
    const accountStore = server.store.account('1');
    await openInStore(
      accountStore,
      { accountId: '1', userId: '10', role: 'admin' },
      { id, fingerprint, request, visibility: 'admins' },
    );
    const withdrawn = await call(server, 'POST', `/api/cases/${id}/withdraw`, admin);
    expect(withdrawn.json()).toMatchObject({ status: 'withdrawn' });
    await whenWritten(server, admin, id);
    expect(await states()).toEqual({ active: count });
    const members = await accountStore.caseConnections().select('connection_id').execute();
    expect(members).toHaveLength(count);
  });
});

test('more organizations than one case can hold are refused, with what to do', async () => {
  const server = await startServer('sqlite');
  for (let index = 0; index <= 500; index += 1) {
    const organization = { id: `organization-${index}`, name: `Organization ${index}` };
    await given(server.store, { accountId: 1, userId: 11 }, { organization });
  }
  const refused = await call(server, 'POST', '/api/cases?dryRun=true', admin, request);
  expect(refused.json()).toMatchObject({
    status: 422,
    type: 'urn:keyholder:problem:too-much-chosen',
    detail: expect.stringContaining('Open one case an organization'),
  });
  const one = { kind: 'organization', provider: 'microsoft', organizationId: 'organization-7' };
  const run = await dryRunOf(server, admin, { ...request, target: one as never });
  expect(run.chosen.count).toBe(1);
  await server.close();
});
