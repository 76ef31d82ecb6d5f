import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personParts } from '../../../server/commands/person-export.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { exportedTableNames } from '../../../server/store/export.ts';
import { call, caseOf, connectionsOf, openCase, tick } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { expectCountersRight } from '../../kit/counters.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const otherAdmin: Caller = { accountId: 1, userId: 77_001, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 88_002 };

describe.each(storeKinds)('what cases hold of a person who is to be deleted (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, member, { name: 'Ada' });
    await given(server.store, otherAdmin, { name: 'Grace' });
  });
  afterEach(() => server.close());

  const erase = ({ accountId, userId }: Caller) =>
    erasePerson(server.store, { accountId: String(accountId), userId: String(userId) });

  async function everything(): Promise<string> {
    const pages: unknown[] = [];
    for (const table of exportedTableNames) {
      for await (const page of server.store.exportRows('1', table)) pages.push(page);
    }
    return JSON.stringify(pages);
  }

  test('a case about them goes as a whole, open or not', async () => {
    const target = { kind: 'person', userId: '88002' } as const;
    const opened = await openCase(server, admin, { situation: 'left', target });
    const sectionIds = [opened.sections[0]?.id];
    await call(server, 'POST', `/api/cases/${opened.id}/links`, admin, { sectionIds });
    expect(await everything()).toContain('88002');
    await erase(member);
    expect(await everything()).not.toContain('88002');
    expect((await call(server, 'GET', `/api/cases/${opened.id}`, admin)).statusCode).toBe(404);
    await expectCountersRight(server.store, 1);
  });

  test('from a case about many they go alone, and the rest of it stays', async () => {
    const opened = await openCase(server, otherAdmin, {
      situation: 'app_compromised',
      target: { kind: 'provider', provider: 'microsoft' },
    });
    await tick(server, otherAdmin, opened.id, 'provider');
    await erase(member);
    const left = await caseOf(server, admin, opened.id);
    expect(left).toMatchObject({ connectionCount: 1, openedBy: '77001' });
    expect(left.sections.map((one) => one.connectionCount)).toEqual([1, 1]);
    expect((await connectionsOf(server, admin, 'account')).Grace?.state).toBe('revoking');
    await expectCountersRight(server.store, 1);
  });

  test('what they did in the cases of others stays without their id', async () => {
    const target = { kind: 'person', userId: '88002' } as const;
    const opened = await openCase(server, otherAdmin, { situation: 'left', target });
    await tick(server, otherAdmin, opened.id, 'provider');
    const sectionIds = [opened.sections[0]?.id];
    await call(server, 'POST', `/api/cases/${opened.id}/links`, otherAdmin, { sectionIds });
    await erase(otherAdmin);
    expect(await everything()).not.toContain('77001');
    const left = await caseOf(server, admin, opened.id);
    expect(left).toMatchObject({ openedBy: null, connectionCount: 1 });
    const links = await call(server, 'GET', `/api/cases/${opened.id}/links`, admin);
    expect(links.json().items).toMatchObject([{ madeBy: null }]);
    expect((await connectionsOf(server, admin, 'account')).Ada?.atProvider).toMatchObject({
      state: 'reported',
      by: null,
    });
  });

  test('nor does what they checked, corrected or left out name them', async () => {
    await given(server.store, member, { name: 'Shared' });
    const target = { kind: 'person', userId: '88002' } as const;
    const opened = await openCase(server, admin, { situation: 'left', target });
    await tick(server, otherAdmin, opened.id, 'provider');
    await tick(server, otherAdmin, opened.id, 'provider', '2026-01-01T10:00:00.000Z');
    const connectionIds = opened.connectionIds.slice(0, 1);
    const path = `/api/cases/${opened.id}/left-out`;
    await call(server, 'POST', path, otherAdmin, { connectionIds, reason: 'Shared' });
    const counts = { removed: 0, blocked: 0, granted: 1, unknown: 0 };
    const found = { app: 'enabled', isDeactivated: false, ...counts };
    const checked = JSON.stringify({ at: '2026-01-01T10:00:00.000Z', by: '77001', ...found });
    await server.store
      .account('1')
      .transaction((account) => account.updateCaseSections({ checked }).execute());
    await erase(otherAdmin);
    expect(await everything()).not.toContain('77001');
    expect((await caseOf(server, admin, opened.id)).leftOut.connections).toMatchObject([
      { leftOutBy: null, reason: 'Shared' },
    ]);
    await erase(member);
    expect(await everything()).not.toContain('88002');
  });

  test('an export of a person holds their part of every case', async () => {
    const target = { kind: 'person', userId: '88002' } as const;
    const opened = await openCase(server, admin, { situation: 'left', target });
    const parts = await personParts(server.store.account('1'), '88002');
    const rowsOf = (name: string) =>
      parts
        .filter((part) => part.name === name)
        .flatMap((part) => [...(part.pages as object[][])].flat());
    expect(rowsOf('cases')).toMatchObject([{ id: opened.id }]);
    expect(rowsOf('case_connections')).toHaveLength(1);
    expect(rowsOf('connection_shadows')).toHaveLength(1);
    expect(rowsOf('case_left_out')).toHaveLength(0);
    const ofAdmin = await personParts(server.store.account('1'), '10');
    expect(ofAdmin.find((part) => part.name === 'cases')?.pages).toMatchObject([
      [{ id: opened.id }],
    ]);
  });
});
