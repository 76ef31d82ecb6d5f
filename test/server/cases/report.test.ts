import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RevocationCase } from '../../../server/contract/case.ts';
import { caseReport, handoff } from '../../../server/contract/case-report.ts';
import { call, closeAsIs, openCase, tick } from '../../kit/cases.ts';
import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import { storeKinds } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
const member: Caller = { accountId: 1, userId: 11 };
const dead = 'urn:keyholder:problem:code-not-valid';

describe.each(storeKinds)('the report of a case (%s)', (kind) => {
  let server: TestServer;
  let opened: RevocationCase;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T14:00:00.000Z') });
    server = await startServer(kind);
    await given(server.store, member, { name: 'Ada' });
    opened = await openCase(server, admin, {
      situation: 'left',
      target: { kind: 'person', userId: '11' },
    });
  });
  afterEach(async () => {
    await server.close();
    vi.useRealTimers();
  });

  async function codeFor(caller: Caller, purpose = 'report'): Promise<string> {
    const body = { purpose, caseId: opened.id };
    const answer = await call(server, 'POST', '/api/handoffs', caller, body);
    expect(answer.statusCode, answer.body).toBe(201);
    return handoff.parse(answer.json()).code;
  }

  const report = (code: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/report',
      headers: { authorization: `Code ${code}` },
    });

  test('says what was done, by whom, when, and how far each half is proven', async () => {
    await tick(server, admin, opened.id, 'provider');
    await tick(server, admin, opened.id, 'monday_requested');
    await closeAsIs(server, admin, opened.id, { note: 'monday has not answered yet' });
    const seen = caseReport.parse((await report(await codeFor(admin))).json());
    expect(seen).toMatchObject({
      generatedAt: '2026-11-24T14:00:00.000Z',
      generatedFor: '10',
      accountId: '1',
      appName: 'Sandbox Connector',
      recordsSince: '2026-05-01T10:00:00.000Z',
      case: { id: opened.id, status: 'closed', closeNote: 'monday has not answered yet' },
      connections: [
        {
          displayName: 'Ada',
          state: 'partly',
          atProvider: { state: 'reported', by: '10' },
          inMonday: { state: 'requested', by: '10' },
          clockEndsAt: '2026-11-24T15:30:00.000Z',
        },
      ],
    });
    const steps = seen.case.sections.flatMap(({ guideId, steps }) =>
      steps.map(({ key }) => `${guideId}/${key}`),
    );
    expect(Object.keys(seen.stepTitles)).toEqual(expect.arrayContaining(steps));
    expect(Object.values(seen.stepTitles).join()).not.toMatch(/[{}]/);
    const activity = await call(server, 'GET', '/api/activity?kind=report_opened', admin);
    expect(activity.json().items).toMatchObject([{ userId: '10', details: { caseId: opened.id } }]);
  });

  test('a code is good once, also when two come at the same moment', async () => {
    const code = await codeFor(admin);
    const answers = await Promise.all([report(code), report(code), report(code)]);
    expect(answers.map((one) => one.statusCode).sort()).toEqual([200, 401, 401]);
    const used = await report(code);
    expect(used.json()).toMatchObject({ status: 401, type: dead });
    expect(used.headers['www-authenticate']).toBe('Code');
  });

  test('a code is good for a minute, for its purpose, and in no other account: the same words', async () => {
    const old = await codeFor(admin);
    vi.setSystemTime('2026-11-24T14:01:00.000Z');
    const answers = [
      await report(old),
      await report(await codeFor(admin, 'entra')),
      await report(`2.${(await codeFor(admin)).split('.')[1]}`),
      await report('nonsense'),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(answer.body).toBe(answers[0]?.body);
    }
  });

  test('a code gives the rights of who asked for it', async () => {
    const own = await openCase(server, member, {
      situation: 'not_needed',
      target: { kind: 'person', userId: '11' },
    });
    const body = { purpose: 'report', caseId: own.id };
    const answer = await call(server, 'POST', '/api/handoffs', member, body);
    const seen = caseReport.parse((await report(answer.json().code)).json());
    // The case of the admins on the same connection is not in it.
    expect(seen.connections).toMatchObject([
      { state: 'revoking', atProvider: { state: 'granted' } },
    ]);
    const hidden = { purpose: 'report', caseId: opened.id };
    expect((await call(server, 'POST', '/api/handoffs', member, hidden)).statusCode).toBe(404);
  });

  test('a code is stored as a hash alone, gone once used, and in no log', async () => {
    const code = await codeFor(admin);
    const secret = code.split('.')[1] ?? '';
    const stored = () => server.store.account('1').handoffs().selectAll('handoffs').execute();
    expect(JSON.stringify(await stored())).not.toContain(secret);
    await report(code);
    expect(await stored()).toEqual([]);
    expect(server.logLines.join('\n')).not.toContain(secret);
  });
});
