import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, caseOf, openCase, tick } from '../../kit/cases.ts';
import type { TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

import {
  admin,
  foreignNamesake,
  guest,
  member,
  others,
  self,
  startWithEveryone,
  viewer,
} from './everyone.ts';

describe.each(storeKinds)('the list of cases (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startWithEveryone(kind);
  });
  afterEach(() => server.close());

  test('lists hold what each may see', async () => {
    const ofMember = await openCase(server, member, {
      situation: 'not_needed',
      target: self(member),
    });
    const hidden = await openCase(server, admin, { situation: 'left', target: self(guest) });
    const list = async (caller: Caller, query = '') =>
      (await call(server, 'GET', `/api/cases${query}`, caller))
        .json()
        .items.map((one: { id: string }) => one.id);
    expect(await list(member)).toEqual([ofMember.id]);
    expect(await list(guest)).toEqual([]);
    expect(await list(admin)).toEqual([]);
    expect(new Set(await list(admin, '?scope=account'))).toEqual(new Set([hidden.id, ofMember.id]));
    expect(await list(foreignNamesake, '?scope=account')).toEqual([]);
    for (const [, caller] of others) {
      const refused = await call(server, 'GET', '/api/cases?scope=account', caller);
      expect(refused.statusCode).toBe(403);
    }
  });

  test('the list goes on where a page ended', async () => {
    const ids: string[] = [];
    for (const caller of [member, guest, viewer]) {
      const opened = await openCase(server, caller, {
        situation: 'not_needed',
        target: self(caller),
      });
      ids.unshift(opened.id);
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await call(server, 'GET', `/api/cases?scope=account&limit=1${cursor}`, admin);
      seen.push(...page.json().items.map((one: { id: string }) => one.id));
      const next = page.json().nextCursor;
      cursor = next && `&cursor=${next}`;
    } while (cursor);
    expect(seen).toEqual(ids);
    const page = await call(server, 'GET', '/api/cases?scope=account&limit=1', admin);
    const elsewhere = `/api/cases?status=open&cursor=${page.json().nextCursor}`;
    const misfit = await call(server, 'GET', elsewhere, admin);
    expect(misfit.json().type).toBe('urn:keyholder:problem:cursor-misfit');
  });

  test('the list has open cases first, then those that ended, on every page size', async () => {
    const opened: string[] = [];
    for (const caller of [member, guest, viewer, admin]) {
      const target = self(caller === admin ? member : caller);
      const one = await openCase(server, caller, { situation: 'not_needed', target });
      opened.unshift(one.id);
    }
    const [fourth, third, second, first] = opened;
    for (const id of [fourth, second]) {
      const close = {
        leaveOpen: (await caseOf(server, admin, id ?? '')).sections.map((s) => s.id),
      };
      await call(server, 'POST', `/api/cases/${id}/close`, admin, close);
    }
    for (const limit of [1, 2, 3, 4]) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const url = `/api/cases?scope=account&limit=${limit}${cursor}`;
        const page = (await call(server, 'GET', url, admin)).json();
        seen.push(...page.items.map((one: { id: string }) => one.id));
        cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
      } while (cursor);
      expect(seen).toEqual([third, first, fourth, second]);
    }
  });

  test('the list says until when tokens may work, once their end is reported', async () => {
    const opened = await openCase(server, member, {
      situation: 'not_needed',
      target: self(member),
    });
    const listed = async () => (await call(server, 'GET', '/api/cases', member)).json().items[0];
    expect(await listed()).toMatchObject({ id: opened.id, clockEndsAt: null });
    await tick(server, member, opened.id, 'provider');
    const { clockEndsAt, sections } = await caseOf(server, member, opened.id);
    const ofSections = sections.flatMap(({ proof }) => proof?.clockEndsAt ?? []);
    expect(clockEndsAt).toBe(ofSections[0]);
    expect(await listed()).toMatchObject({ clockEndsAt: ofSections[0] });
  });
});
