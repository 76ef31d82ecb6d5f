import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  call,
  caseOf,
  change,
  closeAsIs,
  connectionsOf,
  dryRunOf,
  openCase,
  stepOf,
} from '../../kit/cases.ts';
import { contoso, given } from '../../kit/connections.ts';
import type { TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

import {
  admin,
  foreignAdmin,
  foreignNamesake,
  guest,
  member,
  others,
  self,
  startWithEveryone,
  viewer,
} from './everyone.ts';

describe.each(storeKinds)('who may do what with cases (%s)', (kind) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startWithEveryone(kind);
  });
  afterEach(() => server.close());

  const dryRun = (caller: Caller, target: object, more: object = {}) =>
    call(server, 'POST', '/api/cases?dryRun=true', caller, {
      situation: 'not_needed',
      target,
      ...more,
    });

  async function idsOf(caller: Caller): Promise<string[]> {
    return Object.values(await connectionsOf(server, caller)).map((one) => one.id);
  }

  test.each(others)('a %s acts for themselves in every step of a case', async (_name, caller) => {
    const opened = await openCase(server, caller, {
      situation: 'wrong_account',
      target: self(caller),
    });
    expect(opened).toMatchObject({ view: 'whole', visibility: 'people', connectionCount: 1 });
    const ticked = await change(server, caller, opened.id, stepOf(opened, 'provider'), {
      state: 'done',
    });
    expect(ticked.statusCode).toBe(200);
    expect((await closeAsIs(server, caller, opened.id)).statusCode).toBe(200);
    const reopened = await call(server, 'POST', `/api/cases/${opened.id}/reopen`, caller);
    expect(reopened.statusCode).toBe(200);
    const withdrawn = await call(server, 'POST', `/api/cases/${opened.id}/withdraw`, caller);
    expect(withdrawn.statusCode).toBe(200);
  });

  test.each(others)('a %s cannot aim at anyone else', async (_name, caller) => {
    const wide = [
      self(admin),
      { kind: 'organization', provider: 'microsoft', organizationId: contoso.id },
      { kind: 'provider', provider: 'microsoft' },
    ];
    for (const target of wide) {
      const refused = await dryRun(caller, target);
      expect(refused.json()).toMatchObject({
        status: 403,
        type: 'urn:keyholder:problem:admins-only',
      });
    }
    const [own] = await idsOf(caller);
    const [adminOwn] = await idsOf(admin);
    const [foreign] = await idsOf(foreignAdmin);
    const missing = await dryRun(caller, { kind: 'connections', connectionIds: [uuidv7()] });
    for (const connectionIds of [[adminOwn], [own, adminOwn], [foreign]]) {
      const refused = await dryRun(caller, { kind: 'connections', connectionIds });
      expect(refused.statusCode).toBe(404);
      expect(refused.body).toBe(missing.body);
    }
  });

  test('who shares an identity with a colleague is not told of it', async () => {
    await given(server.store, admin, { name: 'Shared', key: 'shared' });
    await given(server.store, member, { name: 'Shared too', key: 'shared' });
    const run = await dryRunOf(server, member, { situation: 'not_needed', target: self(member) });
    expect(run.alsoAffected).toEqual({ count: 0, connections: [] });
    const asAdmin = await dryRunOf(server, admin, { situation: 'left', target: self(member) });
    expect(asAdmin.alsoAffected.connections).toMatchObject([{ displayName: 'Shared' }]);
  });

  test.each(others)('a %s cannot keep a case from themselves', async (_name, caller) => {
    const { fingerprint } = await dryRunOf(server, caller, {
      situation: 'not_needed',
      target: self(caller),
    });
    const refused = await call(server, 'POST', '/api/cases', caller, {
      id: uuidv7(),
      situation: 'not_needed',
      target: self(caller),
      fingerprint,
      visibility: 'admins',
    });
    expect(refused.statusCode).toBe(403);
    expect((await call(server, 'GET', '/api/cases', caller)).json().items).toEqual([]);
  });

  test('a case of one person is seen by them and by admins, and does not exist for others', async () => {
    const opened = await openCase(server, member, {
      situation: 'not_needed',
      target: self(member),
    });
    expect((await caseOf(server, member, opened.id)).view).toBe('whole');
    expect((await caseOf(server, admin, opened.id)).view).toBe('whole');
    const absent = await call(server, 'GET', `/api/cases/${uuidv7()}`, guest);
    const step = stepOf(opened, 'provider');
    for (const stranger of [guest, viewer, foreignAdmin, foreignNamesake]) {
      const seen = await call(server, 'GET', `/api/cases/${opened.id}`, stranger);
      expect(seen.statusCode).toBe(404);
      expect(seen.body).toBe(absent.body);
      const ticked = await change(server, stranger, opened.id, step, { state: 'done' });
      expect(ticked.statusCode).toBe(404);
      const closed = await call(server, 'POST', `/api/cases/${opened.id}/close`, stranger, {});
      expect(closed.statusCode).toBe(404);
    }
    expect((await caseOf(server, member, opened.id)).steps.done).toBe(0);
  });

  test('a dry run names the open cases that cover it, to those who may see them', async () => {
    const asked = { situation: 'left', target: self(member) } as const;
    const own = await openCase(server, member, { situation: 'not_needed', target: self(member) });
    const named = { id: own.id, situation: 'not_needed', openedAt: own.openedAt };
    expect(await dryRunOf(server, member, asked)).toMatchObject({
      warnings: expect.arrayContaining([{ code: 'in_open_case', count: 1 }]),
      openCases: { count: 1, items: [named] },
    });
    const ofGuest = { situation: 'left', target: self(guest) } as const;
    const hidden = await openCase(server, admin, ofGuest);
    const asAdmin = await dryRunOf(server, admin, ofGuest);
    expect(asAdmin.openCases.items.map(({ id }) => id)).toEqual([hidden.id]);
    const asGuest = await dryRunOf(server, guest, ofGuest);
    expect(asGuest.openCases).toEqual({ count: 0, items: [] });
    expect(asGuest.warnings.map(({ code }) => code)).not.toContain('in_open_case');
  });

  test.each(others)('a %s makes, sees and revokes no links', async (_name, caller) => {
    const opened = await openCase(server, caller, {
      situation: 'not_needed',
      target: self(caller),
    });
    const path = `/api/cases/${opened.id}/links`;
    const body = { sectionIds: [opened.sections[0]?.id] };
    expect((await call(server, 'POST', path, caller, body)).statusCode).toBe(403);
    expect((await call(server, 'GET', path, caller)).statusCode).toBe(403);
    expect((await call(server, 'DELETE', `${path}/${uuidv7()}`, caller)).statusCode).toBe(403);
  });

  test('who was an admin sees of their cases only what is about themselves', async () => {
    const hidden = await openCase(server, admin, { situation: 'left', target: self(guest) });
    const shown = await openCase(server, admin, {
      situation: 'app_compromised',
      target: { kind: 'provider', provider: 'microsoft' },
      visibility: 'people',
    });
    const demoted: Caller = { ...admin, kind: 'member' };
    expect((await call(server, 'GET', `/api/cases/${hidden.id}`, demoted)).statusCode).toBe(404);
    const seen = await caseOf(server, demoted, shown.id);
    expect(seen).toMatchObject({ view: 'part', connectionCount: 1 });
  });

  test.each([
    ['no id', { fingerprint: 'x' }],
    ['no fingerprint', { id: uuidv7() }],
    ['an id that is no UUIDv7', { id: crypto.randomUUID(), fingerprint: 'x' }],
    ['an unknown field', { id: uuidv7(), fingerprint: 'x', hidden: true }],
    ['a method for one person', { id: uuidv7(), fingerprint: 'x', method: 'one_person' }],
  ])('opening with %s is refused in words', async (_name, more) => {
    const body = { situation: 'not_needed', target: self(member), ...more };
    const refused = await call(server, 'POST', '/api/cases', member, body);
    expect(refused.json()).toMatchObject({ status: 400, errors: [expect.anything()] });
  });
});
