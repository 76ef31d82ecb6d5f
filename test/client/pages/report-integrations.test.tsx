import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import report from '../../../client/i18n/en/report.json';
import type { ReportedIntegrations } from '../../../client/navigation/report-names.ts';
import { readFragment, withNames } from '../../../client/navigation/report-names.ts';
import { ReportPage } from '../../../client/pages/report/report-page.tsx';
import { startTexts } from '../../../client/pages/shared/page-text.ts';
import type { CaseReport } from '../../../server/contract/case-report.ts';
import { caseOf } from '../features/cases/samples.ts';
import { json, standInForServer } from '../kit/server.ts';

await startTexts({ report });

const code = `7001001.${'c'.repeat(43)}`;
const answer: CaseReport = {
  generatedAt: '2026-11-24T14:00:00.000Z',
  generatedFor: '101',
  accountId: '7001001',
  appName: 'Sandbox Connector',
  recordsSince: '2026-01-02T10:00:00.000Z',
  stepTitles: {},
  connections: [],
  case: caseOf({ target: { kind: 'person', userId: '201' } }),
};
const told: ReportedIntegrations = {
  status: 'read',
  userId: '201',
  at: '2026-11-24T13:59:00.000Z',
  total: 2,
  ownerless: 0,
  items: [
    {
      id: '1',
      provider: 'Gmail',
      account: 'lena@x.example',
      state: 'Active',
      boards: ['80', '81'],
    },
    { id: '2', provider: 'Slack', account: '<b>Lena</b> & 100%!', state: 'Inactive', boards: null },
  ],
};

/** As it comes through an address: only what was read there can be shown. */
async function open(integrations: ReportedIntegrations | null) {
  const read = readFragment(withNames(code, {}, integrations));
  expect(read.code).toBe(code);
  standInForServer({ '/api/report': () => json(answer) });
  render(<ReportPage code={read.code} integrations={read.integrations} />);
  await screen.findByRole('heading', { level: 1 });
}
const part = () => within(screen.getByRole('region', { name: /^monday integrations of/ }));

test('a report names the monday integrations of the person, who read them and when', async () => {
  await open(told);
  const shown = part();
  shown.getByText(/monday named 2 to monday user .101. on November 24, 2026 at .*\.$/);
  const entries = shown.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(entries).toEqual([
    'lena@x.example · Gmail · Active · boards: 80, 81',
    '<b>Lena</b> & 100%! · Slack · Inactive · boards not known',
  ]);
  shown.getByText(/^To do in monday: hand over/);
});

test.each([
  ['refused', /monday did not show them to .*Whether this person has any is not known/],
  ['absent', /no such question.*Whether this person has any is not known/],
  ['failed', /could not be asked.*Whether this person has any is not known/],
  ['partly', /Only a part was read from monday.*There may be more/],
] as const)('a report where reading was %s says so', async (status, words) => {
  await open({ ...told, status, total: 0, items: [] });
  part().getByText(words);
  expect(screen.queryByText(/^To do in monday/)).toBeNull();
});

test('a report of a case about others says nothing of them', async () => {
  await open(null);
  expect(screen.queryByRole('region', { name: /^monday integrations of/ })).toBeNull();
});

test.each(['', '%', '{}', '%7B%22status%22%3A%22read%22%7D', encodeURIComponent('{"items":3}')])(
  'what cannot be read as a whole is no statement: %j',
  (text) => {
    expect(readFragment(`${code}!%7B%7D!${text}`)).toEqual({ code, names: {}, integrations: null });
  },
);
