import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activityPage } from '../../../server/contract/activity.ts';
import { casesPage } from '../../../server/contract/case-lists.ts';
import { erasePerson } from '../../../server/jobs/erase-person.ts';
import { call, caseOf, closeAsIs, openCase } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const otherAdmin: Caller = { accountId: 1, userId: 20, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const other: Caller = { accountId: 1, userId: 12 };

describe.each(storeKinds)('who sees to a case, and by when (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, member, { name: 'Ada' });
    await given(server.store, other, { name: 'Grace' });
  });
  afterEach(() => server.close());

  const openAbout = (userId: string, caller = admin, visibility: 'admins' | 'people' = 'admins') =>
    openCase(server, caller, {
      situation: 'left',
      target: { kind: 'person', userId },
      ...(caller === admin && { visibility }),
    });
  const handle = (caller: Caller, id: string, body: object) =>
    call(server, 'PATCH', `/api/cases/${id}`, caller, body);

  async function listed(caller: Caller, query: string) {
    const answer = await call(server, 'GET', `/api/cases?${query}`, caller);
    expect(answer.statusCode, answer.body).toBe(200);
    return casesPage.parse(answer.json()).items.map(({ id }) => id);
  }

  test('is who opened it, until another admin is named; the day is set and removed', async () => {
    const { id, owner, dueOn } = await openAbout('11');
    expect({ owner, dueOn }).toEqual({ owner: '10', dueOn: null });
    const given = await handle(admin, id, { owner: '20', dueOn: '2026-12-24' });
    expect(given.json()).toMatchObject({ owner: '20', dueOn: '2026-12-24' });
    const without = await handle(otherAdmin, id, { dueOn: null });
    expect(without.json()).toMatchObject({ owner: '20', dueOn: null });
    await handle(otherAdmin, id, { owner: null });
    expect(await caseOf(server, admin, id)).toMatchObject({ owner: null });
    const answer = await call(server, 'GET', '/api/activity', admin);
    const changes = activityPage
      .parse(answer.json())
      .items.filter(({ kind: one }) => one === 'case_assigned' || one === 'case_due');
    expect(changes.map(({ details }) => details)).toEqual([
      { caseId: id, owner: 'none' },
      { caseId: id, dueOn: null },
      { caseId: id, dueOn: '2026-12-24' },
      { caseId: id, owner: 'other' },
    ]);
  });

  test('narrows the list to one’s own cases, page by page', async () => {
    const first = await openAbout('11');
    const second = await openAbout('12');
    await handle(admin, first.id, { owner: '20' });
    expect(await listed(admin, 'scope=account&owner=me')).toEqual([second.id]);
    expect(await listed(otherAdmin, 'scope=account&owner=me&status=open')).toEqual([first.id]);
    const page = await call(server, 'GET', '/api/cases?scope=account&limit=1', admin);
    const cursor = encodeURIComponent(page.json().nextCursor);
    const mixed = `/api/cases?scope=account&owner=me&limit=1&cursor=${cursor}`;
    expect((await call(server, 'GET', mixed, admin)).statusCode).toBe(400);
  });

  test('a person sets the day of their own case, and names no owner', async () => {
    const own = await openAbout('11', member);
    expect((await handle(member, own.id, { dueOn: '2026-12-01' })).json()).toMatchObject({
      owner: '11',
      dueOn: '2026-12-01',
    });
    expect((await handle(member, own.id, { owner: '12' })).statusCode).toBe(403);
    expect((await handle(other, own.id, { dueOn: '2026-12-02' })).statusCode).toBe(404);
    const seen = await openAbout('12', admin, 'people');
    expect((await handle(other, seen.id, { dueOn: '2026-12-02' })).statusCode).toBe(404);
    expect((await caseOf(server, admin, seen.id)).dueOn).toBeNull();
  });

  test('takes a day of the calendar only, and changes nothing of a case that ended', async () => {
    const { id } = await openAbout('11');
    for (const body of [{}, { dueOn: '24.12.2026' }, { dueOn: '2026-02-30' }, { owner: 'me' }]) {
      expect((await handle(admin, id, body)).statusCode, JSON.stringify(body)).toBe(400);
    }
    await closeAsIs(server, admin, id);
    const answer = await handle(admin, id, { dueOn: '2026-12-24' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().type).toBe('urn:keyholder:problem:case-not-open');
  });

  test('is no one once that user is deleted', async () => {
    const { id } = await openAbout('11');
    await handle(admin, id, { owner: '20' });
    await erasePerson(server.store, { accountId: '1', userId: '20' });
    expect(await caseOf(server, admin, id)).toMatchObject({ owner: null, openedBy: '10' });
  });
});
