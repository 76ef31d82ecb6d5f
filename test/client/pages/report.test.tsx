import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import report from '../../../client/i18n/en/report.json';
import { readFragment, withNames } from '../../../client/navigation/report-names.ts';
import { setNames } from '../../../client/pages/report/names.ts';
import { ReportPage } from '../../../client/pages/report/report-page.tsx';
import { startTexts } from '../../../client/pages/shared/page-text.ts';
import type { CaseReport } from '../../../server/contract/case-report.ts';
import { atProvider, inMonday } from '../kit/samples.ts';
import { json, problem, standInForServer } from '../kit/server.ts';
import { sectionId, step, tenant } from './samples.ts';

await startTexts({ report });

const path = '/api/report';
const code = `7001001.${'c'.repeat(43)}`;
const caseId = '0197a000-0000-7000-8000-0000000000ff';

type Reported = CaseReport['connections'][number];

const connection = (n: number, rest: Partial<Reported> = {}): Reported => ({
  id: `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  provider: 'microsoft',
  providerUniqueIdentifier: `${tenant}:${n}`,
  displayName: `Account ${n}`,
  email: null,
  organization: { id: tenant, name: 'Contoso' },
  accountType: 'work',
  userId: String(200 + n),
  state: 'active',
  alsoUsedBy: { count: 0, userIds: [] },
  atProvider: atProvider(),
  inMonday: inMonday(),
  alerts: [],
  clockEndsAt: null,
  firstConnectedAt: '2026-05-01T10:00:00.000Z',
  lastConnectedAt: '2026-05-01T10:00:00.000Z',
  lastUsedAt: null,
  evidence: [],
  ...rest,
});

const reportOf = (connections: Reported[], rest: Partial<CaseReport['case']> = {}): CaseReport => ({
  generatedAt: '2026-11-24T14:00:00.000Z',
  generatedFor: '101',
  accountId: '7001001',
  appName: 'Sandbox Connector',
  recordsSince: '2026-01-02T10:00:00.000Z',
  stepTitles: { 'microsoft-admin-left/step-1': 'Remove this person’s permissions' },
  connections,
  case: {
    id: caseId,
    situation: 'left',
    target: { kind: 'person', userId: '201' },
    visibility: 'admins',
    status: 'closed',
    openedBy: '101',
    openedAt: '2026-11-24T10:00:00.000Z',
    closedBy: null,
    closedAt: '2026-11-24T13:59:00.000Z',
    owner: null,
    dueOn: null,
    view: 'whole',
    connectionCount: connections.length,
    providers: ['microsoft'],
    steps: { done: 1, total: 2 },
    evidence: { contradicted: 0, granted: 0, confirmed: 0 },
    clockEndsAt: null,
    told: [],
    waitsFor: [],
    connectionIds: connections.map((one) => one.id),
    offered: { count: 0, countExact: true, connectionIds: [] },
    reconnected: [],
    earlier: [],
    leftOut: { count: 0, connections: [] },
    closeNote: 'monday has not answered yet',
    isSettled: true,
    progress: null,
    sections: [
      {
        id: sectionId,
        actor: 'entra_admin',
        half: 'provider',
        provider: 'microsoft',
        organization: { id: tenant, name: 'Contoso' },
        accountType: 'work',
        userId: null,
        method: 'one_person',
        guideId: 'microsoft-admin-left',
        connectionCount: connections.length,
        isOwnAccount: false,
        connectionIds: [],
        steps: [
          step(1, {
            state: 'done',
            note: 'ticket 4711',
            reportedAt: '2026-11-24T13:50:00.000Z',
            by: { kind: 'support', userId: null, saidToBe: 'Sam' },
          }),
        ],
        proof: null,
      },
    ],
    ...rest,
  },
});

async function open(answer: CaseReport) {
  const server = standInForServer({ [path]: () => json(answer) });
  render(<ReportPage code={code} />);
  await screen.findByRole('heading', { level: 1 });
  return server;
}

const rowOf = (name: string) => screen.getByText(name).closest('tr') as HTMLElement;

test('says of each half how far it is proven, and never more', async () => {
  const at = '2026-11-24T12:00:00.000Z';
  const seen = { by: '101', proof: 'entra', checkedAt: '2026-11-24T12:30:00.000Z' };
  await open(
    reportOf([
      connection(1),
      connection(2, {
        atProvider: atProvider({ state: 'reported', at, by: 'support: Sam', proof: 'step' }),
        inMonday: inMonday({ state: 'reported_deleted', at, by: '101' }),
        clockEndsAt: '2026-11-24T13:30:00.000Z',
      }),
      connection(3, { atProvider: atProvider({ state: 'removed', at, ...seen }) }),
      connection(4, { atProvider: atProvider({ state: 'blocked', at, ...seen }) }),
      connection(5, { atProvider: atProvider({ at, ...seen }) }),
      connection(6, { atProvider: atProvider({ contradicted: { by: 'run', at } }) }),
    ]),
  );
  expect(rowOf('Account 1').textContent).toContain('Not reported as removed');
  expect(rowOf('Account 2').textContent).toMatch(/Reported as removed.*Sam.*not checked/);
  expect(rowOf('Account 2').textContent).toContain('it cannot be confirmed');
  expect(rowOf('Account 2').textContent).toContain('If so, tokens');
  expect(rowOf('Account 3').textContent).toContain('Removed: confirmed by Entra');
  expect(rowOf('Account 4').textContent).toContain('It can be turned on again');
  expect(rowOf('Account 5').textContent).toContain('Still granted: seen at Entra');
  expect(rowOf('Account 6').textContent).toContain('Still active: Microsoft 365 accepted a token');
  expect(document.body.textContent).not.toMatch(/\bunused\b|all connections/i);
});

test('names steps with who did them and when, what remains, and what cannot be seen', async () => {
  const server = await open(reportOf([connection(1)]));
  const steps = screen.getByRole('table', { name: /Entra admin of .Contoso./ });
  const row = within(steps).getByText('Remove this person’s permissions').closest('tr');
  expect(row?.textContent).toMatch(/ticket 4711.*Reported as done.*Sam/);
  expect(screen.getByText('1 connection: nothing is reported at the provider.')).toBeDefined();
  expect(screen.getByText(/Connections of other monday apps/)).toBeDefined();
  expect(
    screen.getByText(/It covers connections made through .Sandbox Connector. since/),
  ).toBeDefined();
  expect(screen.getByText(/for monday user .101./)).toBeDefined();
  expect(server.calls).toMatchObject([{ method: 'POST', token: `Code ${code}` }]);
});

test('a wide case says that only the first are listed', async () => {
  await open(reportOf([connection(1)], { connectionCount: 2500 }));
  expect(screen.getByText('Only the first 1 of 2,500 connections are listed below.')).toBeDefined();
});

test('a used up code leads to what to do, and asks nothing again', async () => {
  const server = standInForServer({ [path]: () => problem(401, 'code-not-valid', 'x') });
  render(<ReportPage code={code} />);
  expect(await screen.findByText(/Go back to the case in monday.com/)).toBeDefined();
  expect(server.calls).toHaveLength(1);
});

test('carries the time zone, names as monday gave them, and every correction of a time', async () => {
  const time = (hour: number) => `2026-11-24T${hour}:00:00.000Z`;
  const { code: read, names } = readFragment(withNames(code, { '101': 'Ann Admin', '<b>': 'x' }));
  expect(read).toBe(code);
  setNames(names);
  const answer = reportOf([connection(1)]);
  const [section] = answer.case.sections;
  section?.steps.push(
    step(2, {
      state: 'done',
      reportedAt: time(12),
      by: { kind: 'user', userId: '101', saidToBe: null },
      corrections: [{ from: time(11), to: time(12), at: time(13), by: '101' }],
    }),
  );
  await open(answer);
  expect(screen.getByText('Time zone').nextSibling?.textContent).toMatch(/ \(GMT/);
  expect(screen.getByText(/for .Ann Admin. \(monday user .101.\)/)).toBeDefined();
  expect(screen.getByText(/^from .*2026.* to .* by .Ann Admin/)).toBeDefined();
  expect(rowOf('Account 1').textContent).toContain('monday user');
  setNames({});
});

test('what a reconnect voided stays, marked as superseded', async () => {
  const entry = { userId: '101', caseId, saidBy: null, note: null, saidAt: null };
  const at = (hour: number) => `2026-11-24T${hour}:00:00.000Z`;
  const id = (n: number) => `0197a000-0000-7000-8000-00000000010${n}`;
  await open(
    reportOf([
      connection(1, {
        atProvider: atProvider({ contradicted: { by: 'reconnect', at: at(12) } }),
        evidence: [
          { ...entry, id: id(2), kind: 'connected_again', at: at(12) },
          { ...entry, id: id(1), kind: 'provider_reported', at: at(11) },
        ],
      }),
    ]),
  );
  const row = rowOf('Account 1').textContent;
  expect(row).toContain('by a reconnect, after it had been reported or confirmed as removed');
  expect(row).toMatch(/reported as removed .* superseded by a reconnect/);
});

test('says who else uses an account, and what was left out of the case, by whom and why', async () => {
  setNames({ '205': 'Jonas Weber' });
  const { atProvider: _at, inMonday: _in, ...account } = connection(2, { displayName: 'Spare' });
  const left = { leftOutAt: '2026-11-24T11:00:00.000Z', leftOutBy: '101' };
  await open(
    reportOf([connection(1, { alsoUsedBy: { count: 2, userIds: ['205'] } })], {
      leftOut: {
        count: 2,
        connections: [
          { ...account, ...left, reason: 'Belongs to support' },
          { ...account, id: caseId, displayName: 'Older', ...left, reason: null },
        ],
      },
    }),
  );
  within(rowOf('Account 1')).getByText(/^also used by .*Jonas Weber.*205.* and 1 more$/);
  const part = within(screen.getByRole('region', { name: 'Left out of the case' }));
  part.getByText(/^2 connections are not covered by this case/);
  const [spare, older] = part.getAllByRole('listitem').map((one) => one.textContent);
  expect(spare).toMatch(/^Spare · Microsoft 365 · left out on .* by .*101.*reason: .Belongs/);
  expect(older).toMatch(/before the case was opened$/);
  setNames({});
});
