import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseStep, RevocationCase } from '../../../server/contract/case.ts';
import { casesPage } from '../../../server/contract/case-lists.ts';
import { call, caseOf, change, closeAsIs, openCase, sectionOf } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const ada: Caller = { accountId: 1, userId: 11 };

describe.each(storeKinds)('what whoever was asked tells of a case (%s)', (kind) => {
  let server: TestServer;
  let opened: RevocationCase;
  beforeEach(async () => {
    server = await startServer(kind);
    await given(server.store, ada, { name: 'Ada' });
    opened = await openCase(server, admin, {
      situation: 'left',
      target: { kind: 'person', userId: '11' },
    });
  });
  afterEach(() => server.close());

  async function makeLink() {
    const { id } = sectionOf(opened, 'entra_admin');
    const links = `/api/cases/${opened.id}/links`;
    const answer = await call(server, 'POST', links, admin, { sectionIds: [id] });
    return String(answer.json().url).split('#')[1];
  }
  /** Says something of the whole part by a link. */
  const say = (
    link: string | undefined,
    body: object,
    section = sectionOf(opened, 'entra_admin'),
  ) =>
    server.app.inject({
      method: 'POST',
      url: `/api/case-link/sections/${section.id}/told`,
      headers: { authorization: `Case ${link}` },
      payload: { name: 'Sam', ...body },
    });

  async function asSupport() {
    const link = await makeLink();
    return (step: CaseStep, edit: object) =>
      server.app.inject({
        method: 'PATCH',
        url: `/api/case-link/steps/${step.id}`,
        headers: { authorization: `Case ${link}` },
        payload: { name: 'Sam', version: step.version, ...edit },
      });
  }
  const told = async () => (await caseOf(server, admin, opened.id)).told;
  async function listed() {
    const url = '/api/cases?scope=account&told=true';
    return casesPage.parse((await call(server, 'GET', url, admin)).json()).items;
  }

  test('a step in the way is told with who said so, until it is no more', async () => {
    const support = await asSupport();
    const [step] = sectionOf(opened, 'entra_admin').steps;
    if (!step) throw new Error('no step');
    expect(await told()).toEqual([]);
    expect(await listed()).toEqual([]);
    await support(step, { state: 'blocked', note: 'No rights' });
    expect(await told()).toMatchObject([
      { kind: 'blocked', saidToBe: 'Sam', actor: 'entra_admin', organization: { name: 'Contoso' } },
    ]);
    expect((await listed()).map(({ id, told: of }) => [id, of[0]?.kind])).toEqual([
      [opened.id, 'blocked'],
    ]);
    await change(server, admin, opened.id, { ...step, version: 2 }, { state: 'open' });
    expect(await told()).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  test('cases of which something was told come first where that is asked, and each case once', async () => {
    const ids = [opened.id];
    for (let index = 0; index < 9; index += 1) {
      const next = await openCase(server, admin, {
        situation: 'not_needed',
        target: { kind: 'person', userId: '11' },
      });
      ids.push(next.id);
    }
    const [step] = sectionOf(opened, 'entra_admin').steps;
    if (!step) throw new Error('no step');
    await (await asSupport())(step, { state: 'blocked', note: 'No rights' });
    const url = '/api/cases?scope=account&told=first&limit=8';
    const page = casesPage.parse((await call(server, 'GET', url, admin)).json());
    expect(page.items.map(({ id }) => id)).toEqual([opened.id, ...ids.slice(3).toReversed()]);
    expect(page.nextCursor).toBe(null);
  });

  test('a part is told as finished once the holder of a link left nothing open in it', async () => {
    const support = await asSupport();
    const { steps } = sectionOf(opened, 'entra_admin');
    for (const [index, step] of steps.entries()) {
      expect((await support(step, { state: 'done' })).statusCode).toBe(200);
      const kinds = (await told()).map((one) => one.kind);
      expect(kinds).toEqual(index === steps.length - 1 ? ['finished'] : []);
    }
    expect(await listed()).toMatchObject([{ id: opened.id, told: [{ saidToBe: 'Sam' }] }]);
    await closeAsIs(server, admin, opened.id);
    expect(await told()).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  test('that a part cannot be done is told with the reason, and waits for the owner of the case', async () => {
    const link = await makeLink();
    await call(server, 'PATCH', `/api/cases/${opened.id}`, admin, { owner: '10' });
    const said = await say(link, { told: 'blocked', note: 'I left that team' });
    expect(said.json()).toMatchObject({
      told: { kind: 'blocked', saidToBe: 'Sam', note: 'I left that team' },
    });
    const one = await caseOf(server, admin, opened.id);
    expect(one.told).toMatchObject([
      { kind: 'blocked', saidToBe: 'Sam', note: 'I left that team', actor: 'entra_admin' },
    ]);
    expect(one.told[0]?.openSteps).toBe(sectionOf(opened, 'entra_admin').steps.length);
    expect(one.waitsFor).toContainEqual({
      actor: 'monday_admin',
      organization: null,
      userId: '10',
      provider: null,
    });
    expect(one.waitsFor.map(({ actor }) => actor)).not.toContain('entra_admin');
    expect(await listed()).toMatchObject([{ id: opened.id, told: [{ note: 'I left that team' }] }]);
    // Another helper is asked: what the first one said is answered.
    await makeLink();
    expect(await told()).toEqual([]);
    expect(await listed()).toEqual([]);
    const { waitsFor } = await caseOf(server, admin, opened.id);
    expect(waitsFor.map(({ actor }) => actor)).toContain('entra_admin');
  });

  test('who is finished says so although steps are open, and no step is done by that', async () => {
    const link = await makeLink();
    await say(link, { told: 'finished' });
    const one = await caseOf(server, admin, opened.id);
    expect(one.told).toMatchObject([{ kind: 'finished', saidToBe: 'Sam' }]);
    expect(one.steps.done).toBe(0);
    expect(one.waitsFor.map(({ actor }) => actor)).not.toContain('entra_admin');
    // An admin acts on it.
    const [step] = sectionOf(one, 'entra_admin').steps;
    if (!step) throw new Error('no step');
    await change(server, admin, opened.id, step, { state: 'done' });
    expect(await told()).toEqual([]);
  });

  test('whoever could not, and then goes on or withdraws it, is told as blocked no more', async () => {
    const link = await makeLink();
    await say(link, { told: 'blocked', note: 'No rights' });
    expect((await say(link, { told: 'none' })).json()).toEqual({ told: null });
    expect(await told()).toEqual([]);
    await say(link, { told: 'blocked', note: 'No rights' });
    const [step] = sectionOf(opened, 'entra_admin').steps;
    if (!step) throw new Error('no step');
    const answer = await server.app.inject({
      method: 'PATCH',
      url: `/api/case-link/steps/${step.id}`,
      headers: { authorization: `Case ${link}` },
      payload: { name: 'Sam', version: step.version, state: 'done' },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await told()).toEqual([]);
  });

  test('a link tells of its own sections alone, with a reason, and not without end', async () => {
    const link = await makeLink();
    const other = opened.sections.find(({ actor }) => actor !== 'entra_admin');
    if (!other) throw new Error('no other section');
    expect((await say(link, { told: 'finished' }, other)).statusCode).toBe(404);
    expect((await say(link, { told: 'blocked' })).statusCode).toBe(400);
    expect((await say('1.nothing', { told: 'finished' })).statusCode).toBe(401);
    for (let times = 0; times < 50; times += 1) {
      expect((await say(link, { told: 'finished' })).statusCode).toBe(200);
    }
    expect((await say(link, { told: 'finished' })).json()).toMatchObject({
      type: 'urn:keyholder:problem:told-too-often',
    });
    const entries = await call(server, 'GET', '/api/activity?kind=section_told&limit=1', admin);
    expect(entries.json().items).toMatchObject([
      { kind: 'section_told', userId: null, details: { caseId: opened.id, told: 'finished' } },
    ]);
    await closeAsIs(server, admin, opened.id);
    expect((await say(link, { told: 'none' })).statusCode).toBe(401);
  });

  test('what admins did themselves is no news', async () => {
    for (const step of sectionOf(opened, 'entra_admin').steps) {
      await change(server, admin, opened.id, step, { state: 'done' });
    }
    expect(await told()).toEqual([]);
    expect(await listed()).toEqual([]);
  });
});
