import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RevocationCase } from '../../../server/contract/case.ts';
import { sharedCase } from '../../../server/contract/case-link.ts';
import {
  call,
  caseOf,
  closeAsIs,
  connectionsOf,
  openCase,
  sectionOf,
  stepOf,
} from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';
import { activityOf, linksOf, makeLinkFor, openLink, tickByLink } from './link-calls.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const now = '2026-11-24T14:00:00.000Z';
const dead = 'urn:keyholder:problem:link-not-valid';

describe.each(storeKinds)('a case link (%s)', (kind) => {
  let server: TestServer;
  let opened: RevocationCase;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
    server = await startServer(kind);
    await given(server.store, member, { name: 'Ada Lovelace', email: 'ada@contoso.example' });
    opened = await openCase(server, admin, {
      situation: 'left',
      target: { kind: 'person', userId: '11' },
    });
  });
  afterEach(async () => {
    await server.close();
    vi.useRealTimers();
  });

  const makeLink = (body: object = {}) => makeLinkFor(server, admin, opened, body);

  test('shows the chosen sections alone, with names masked and the provider’s id whole', async () => {
    const { token, link } = await makeLink({ accountName: 'Acme' });
    expect(link).toMatchObject({
      names: 'masked',
      state: 'live',
      expiresAt: '2026-12-01T14:00:00.000Z',
      timesOpened: 0,
    });
    const answer = await openLink(server, token);
    const seen = sharedCase.parse(answer.json());
    expect(seen).toMatchObject({ accountName: 'Acme', situation: 'left', actors: ['entra_admin'] });
    const begin = sharedCase.parse((await openLink(server, token, '?show=introduction')).json());
    expect(begin.accounts).toEqual({ count: 1, first: ['a•••@contoso.example'] });
    expect(begin.app.name).toBe(seen.app.name);
    expect(seen.sections).toHaveLength(1);
    const [connection] = seen.sections?.[0]?.connections ?? [];
    const { 'Ada Lovelace': ada } = await connectionsOf(server, admin, 'account');
    expect(connection).toMatchObject({
      displayName: 'A••• L•••',
      email: 'a•••@contoso.example',
      providerUniqueIdentifier: ada?.providerUniqueIdentifier,
      organization: { name: 'Contoso' },
    });
    expect(answer.body).not.toContain('Lovelace@');
    expect(answer.body).not.toContain('ada@contoso.example');
    expect(answer.body).not.toContain('"userId":"1');
  });

  test('shows names in full where the admin chose so', async () => {
    const { token } = await makeLink({ names: 'full' });
    const seen = sharedCase.parse((await openLink(server, token)).json());
    expect(seen.sections?.[0]?.connections).toMatchObject([
      { displayName: 'Ada Lovelace', email: 'ada@contoso.example' },
    ]);
  });

  test('says who asks before the steps, and records the opening when the steps are shown', async () => {
    const { token, link } = await makeLink();
    const introduction = sharedCase.parse(
      (await openLink(server, token, '?show=introduction')).json(),
    );
    expect(introduction).toMatchObject({ situation: 'left', sections: null });
    expect(await linksOf(server, admin, opened.id)).toMatchObject([
      { timesOpened: 0, firstOpenedAt: null },
    ]);
    await openLink(server, token);
    vi.setSystemTime('2026-11-24T14:10:00.000Z');
    await openLink(server, token);
    expect(await linksOf(server, admin, opened.id)).toMatchObject([
      {
        timesOpened: 2,
        firstOpenedAt: now,
        lastOpenedAt: '2026-11-24T14:10:00.000Z',
      },
    ]);
    const openings = (await activityOf(server, admin)).filter((one) => one.kind === 'link_opened');
    expect(openings).toMatchObject([
      { userId: null, details: { caseId: opened.id, linkId: link.id } },
    ]);
  });

  test('its holder ticks and notes, under the name that they give', async () => {
    const { token } = await makeLink();
    const step = stepOf(opened, 'provider');
    const done = await tickByLink(server, token, step, {
      state: 'done',
      note: 'Done in Entra',
      reportedAt: '2026-11-24T13:50:00.000Z',
    });
    expect(done.json().step).toMatchObject({
      state: 'done',
      by: { kind: 'support', userId: null, saidToBe: 'Sam Support' },
    });
    const seen = await caseOf(server, admin, opened.id);
    expect(stepOf(seen, 'provider')).toEqual(done.json().step);
    const connections = await connectionsOf(server, admin, 'account');
    expect(connections['Ada Lovelace']?.atProvider).toMatchObject({
      state: 'reported',
      by: 'support: Sam Support',
      at: '2026-11-24T13:50:00.000Z',
    });
    const stale = await tickByLink(server, token, step, { note: 'again' });
    expect(stale.json()).toMatchObject({ status: 409, step: { note: 'Done in Entra' } });
    expect(await activityOf(server, admin)).toContainEqual(
      expect.objectContaining({ kind: 'step_done', userId: null }),
    );
  });

  test('its holder decides and ends nothing, and reaches no other section or route', async () => {
    const { token } = await makeLink();
    const step = stepOf(opened, 'provider');
    expect((await tickByLink(server, token, step, { state: 'not_needed' })).statusCode).toBe(400);
    expect((await tickByLink(server, token, step, { state: 'done', name: ' ' })).statusCode).toBe(
      400,
    );
    const elsewhere = stepOf(opened, 'monday_deleted');
    expect((await tickByLink(server, token, elsewhere, { state: 'done' })).statusCode).toBe(404);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/close'],
      ['POST', '/links'],
      ['PATCH', `/steps/${step.id}`],
    ] as const) {
      const refused = await server.app.inject({
        method,
        url: `/api/cases/${opened.id}${path}`,
        headers: { authorization: `Case ${token}` },
        ...(method !== 'GET' && { payload: {} }),
      });
      expect(refused.statusCode, `${method} ${path}`).toBe(401);
    }
  });

  test('expired, revoked, closed, mistyped or of another account: the same words', async () => {
    const expired = await makeLink({ days: 1 });
    const takenBack = await makeLink();
    const [accountId, secret] = takenBack.token.split('.');
    const path = `/api/cases/${opened.id}/links/${takenBack.link.id}`;
    expect((await call(server, 'DELETE', path, admin)).statusCode).toBe(204);
    vi.setSystemTime('2026-11-25T14:00:00.001Z');
    const closed = await makeLink();
    await closeAsIs(server, admin, opened.id);
    const tokens = [
      expired.token,
      takenBack.token,
      closed.token,
      `2.${closed.token.split('.')[1]}`,
      `${accountId}.${secret?.slice(0, -1)}_`,
      `${closed.token}x`,
      '',
      'x'.repeat(5000),
    ];
    const [first, ...rest] = await Promise.all(tokens.map((token) => openLink(server, token)));
    expect(first?.json()).toMatchObject({ status: 401, type: dead });
    expect(first?.headers['www-authenticate']).toBe('Case');
    for (const answer of rest) expect(answer.body).toBe(first?.body);
    const step = stepOf(opened, 'provider');
    for (const token of tokens) {
      expect((await tickByLink(server, token, step, { state: 'done' })).body).toBe(first?.body);
    }
  });

  test('stays dead when its case is opened again', async () => {
    const { token } = await makeLink();
    await closeAsIs(server, admin, opened.id);
    await call(server, 'POST', `/api/cases/${opened.id}/reopen`, admin);
    expect((await openLink(server, token)).statusCode).toBe(401);
    expect(await linksOf(server, admin, opened.id)).toMatchObject([{ state: 'taken_back' }]);
  });

  test('lives from one day to thirty, for sections of its case, while the case is open', async () => {
    const path = `/api/cases/${opened.id}/links`;
    const sectionIds = [sectionOf(opened, 'entra_admin').id];
    const refuse = (body: object) => call(server, 'POST', path, admin, { sectionIds, ...body });
    for (const days of [0, 31, 1.5]) expect((await refuse({ days })).statusCode).toBe(400);
    expect((await refuse({ sectionIds: [] })).statusCode).toBe(400);
    expect((await refuse({ sectionIds: [opened.id] })).statusCode).toBe(400);
    expect((await makeLink({ days: 30 })).link.expiresAt).toBe('2026-12-24T14:00:00.000Z');
    await closeAsIs(server, admin, opened.id);
    expect((await refuse({})).statusCode).toBe(409);
  });

  test('is in no log, no list and no row, and nothing stored can be turned back into it', async () => {
    const { token } = await makeLink();
    const secret = token.split('.')[1] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    await openLink(server, token);
    await tickByLink(server, token, stepOf(opened, 'provider'), { state: 'done' });
    await openLink(server, `${token}x`);
    expect(server.logLines.join('\n')).not.toContain(secret);
    const links = await call(server, 'GET', `/api/cases/${opened.id}/links`, admin);
    expect(links.body).not.toContain(secret);
    const rows = await server.store.account('1').caseLinks().selectAll('case_links').execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('guessing is slowed down by address', async () => {
    const strict = await startServer('sqlite', { RATE_LIMIT_SCALE: '0.1' });
    const guess = (number: number) =>
      strict.app.inject({
        url: '/api/case-link',
        headers: { authorization: `Case 1.${String(number).padStart(43, '0')}` },
      });
    const answers = [];
    for (let number = 0; number < 8; number += 1) answers.push((await guess(number)).statusCode);
    expect(answers.slice(0, 6)).toEqual(Array(6).fill(401));
    expect(answers.slice(6)).toEqual([429, 429]);
    await strict.close();
  });

  test('a made-up account leaves no trace', async () => {
    await openLink(server, `999.${'A'.repeat(43)}`);
    await server.app.inject({
      method: 'POST',
      url: '/api/report',
      headers: { authorization: `Code 999.${'A'.repeat(43)}` },
    });
    expect(await server.store.lifecycle('999').readState()).toBeNull();
  });
});
