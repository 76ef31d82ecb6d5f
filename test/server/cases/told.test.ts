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

  async function asSupport() {
    const { id } = sectionOf(opened, 'entra_admin');
    const links = `/api/cases/${opened.id}/links`;
    const { url } = (await call(server, 'POST', links, admin, { sectionIds: [id] })).json();
    return (step: CaseStep, edit: object) =>
      server.app.inject({
        method: 'PATCH',
        url: `/api/case-link/steps/${step.id}`,
        headers: { authorization: `Case ${String(url).split('#')[1]}` },
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

  test('what admins did themselves is no news', async () => {
    for (const step of sectionOf(opened, 'entra_admin').steps) {
      await change(server, admin, opened.id, step, { state: 'done' });
    }
    expect(await told()).toEqual([]);
    expect(await listed()).toEqual([]);
  });
});
