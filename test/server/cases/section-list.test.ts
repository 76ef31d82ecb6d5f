import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findSections } from '../../../server/cases/case-queries.ts';
import { findObjectIds } from '../../../server/cases/steps/section-list.ts';
import { sectionGuide } from '../../../server/contract/case-guide.ts';
import { madeLink } from '../../../server/contract/case-link.ts';
import { call, openCase, sectionOf } from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const idOf = (n: number) => `44444444-dddd-4ddd-8ddd-${String(n).padStart(12, '0')}`;
const request = (risk: 'high' | 'low') =>
  ({ situation: 'not_needed', target: { kind: 'filter', filter: { risk } } }) as const;

describe.each(storeKinds)('the list that commands work through (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    for (const n of [1, 2, 3]) {
      await given(server.store, member, { name: `Person ${n}`, key: idOf(n), risk: 'high' });
    }
    // The same account again, and one that is alone.
    const other = { accountId: 1, userId: 12 };
    await given(server.store, other, { name: 'Person 1', key: idOf(1), risk: 'high' });
    await given(server.store, other, { name: 'Alone', key: idOf(9), risk: 'low' });
  });
  afterEach(() => server.close());

  const guideOf = async (caseId: string, sectionId: string, caller = admin) =>
    call(server, 'GET', `/api/cases/${caseId}/sections/${sectionId}/guide`, caller);
  const listCommands = (answer: { json(): unknown }) =>
    sectionGuide
      .parse(answer.json())
      .guide.steps.flatMap(({ commands }) => commands)
      .filter(({ isForList }) => isForList);

  test('has each account of the section once, for who sees the case and for who holds its link', async () => {
    const opened = await openCase(server, admin, request('high'));
    const section = sectionOf(opened, 'entra_admin');
    const answer = await guideOf(opened.id, section.id);
    const list = { objectIds: [1, 2, 3].map(idOf), next: null };
    expect(answer.json().list).toEqual(list);
    const [powerShell, bash] = listCommands(answer);
    expect(powerShell?.change).toContain(`$TenantId = '${contoso.id}'`);
    expect(bash?.change).toContain("LIST='people.txt'");

    const path = `/api/cases/${opened.id}/links`;
    const made = await call(server, 'POST', path, admin, { sectionIds: [section.id] });
    const token = madeLink.parse(made.json()).url.split('#').at(-1) ?? '';
    const shared = await server.app.inject({
      url: `/api/case-link/sections/${section.id}/guide`,
      headers: { authorization: `Case ${token}` },
    });
    expect(shared.json().list).toEqual(list);
    expect((await guideOf(opened.id, section.id, member)).statusCode).toBe(404);
  });

  test('goes on in the next answer where it is longer than one, and leaves no account out', async () => {
    const opened = await openCase(server, admin, request('high'));
    const { id } = sectionOf(opened, 'entra_admin');
    const account = server.store.account('1');
    const section = (await findSections(account, [opened.id], null)).find((one) => one.id === id);
    if (!section) throw new Error('no such section');
    const told: string[][] = [];
    let next: string | null = '';
    while (next !== null) {
      const list = await findObjectIds(account, section, next, 2);
      told.push(list.objectIds);
      next = list.next;
    }
    expect(told.slice(0, 2)).toEqual([[1, 2].map(idOf), [3, 1].map(idOf)]);
    expect(new Set(told.flat()).size).toBe(3);

    const [first] = opened.sections.find((one) => one.id === id)?.connectionIds ?? [];
    const path = `/api/cases/${opened.id}/sections/${id}/guide?listAfter=`;
    const rest = await call(server, 'GET', `${path}${first}`, admin);
    expect(rest.json().list).toEqual({ objectIds: [2, 3, 1].map(idOf), next: null });
    expect((await call(server, 'GET', `${path}everything`, admin)).statusCode).toBe(400);
  });

  test('is none for one person, whose commands are for that person', async () => {
    const opened = await openCase(server, admin, request('low'));
    const answer = await guideOf(opened.id, sectionOf(opened, 'entra_admin').id);
    expect(answer.json().list).toBeNull();
    expect(listCommands(answer)).toEqual([]);
  });
});
