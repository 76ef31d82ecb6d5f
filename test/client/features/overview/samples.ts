import type { ConnectionsSummary } from '../../../../server/contract/account-counts.ts';
import type { CaseSummary } from '../../../../server/contract/case.ts';

const monday = Date.parse('2026-09-07');

/** Twelve weeks: two new connections in the first, one removed in the last. */
const weeks = Array.from({ length: 12 }, (_, week) => ({
  start: new Date(monday + week * 7 * 86_400_000).toISOString().slice(0, 10),
  connected: week === 0 ? 2 : 0,
  takenAway: week === 11 ? 1 : 0,
}));

/** The counts of alerts: none but these. */
export const alerts = (
  rest: Partial<ConnectionsSummary['alerts']> = {},
): ConnectionsSummary['alerts'] => ({
  stillWorks: 0,
  stillGranted: 0,
  stillStored: 0,
  reconnected: 0,
  ...rest,
});

/** The counts of an account in which nothing needs attention. */
export const summary = (rest: Partial<ConnectionsSummary> = {}): ConnectionsSummary => ({
  scope: 'account',
  connections: 1234,
  people: 56,
  organizations: 7,
  byProvider: [
    { provider: 'google', connections: 34 },
    { provider: 'microsoft', connections: 1200 },
  ],
  byState: [{ state: 'active', connections: 1234 }],
  alerts: alerts(),
  openCases: 0,
  isSettled: true,
  strongUnused: { days: 90, connections: 0, exact: true },
  weeks,
  ...rest,
});

export const openCase = (n: number, rest: Partial<CaseSummary> = {}): CaseSummary => ({
  id: `0197a000-0000-7000-8000-00000000c00${n}`,
  situation: 'left',
  target: { kind: 'person', userId: '205' },
  visibility: 'admins',
  status: 'open',
  openedBy: '101',
  openedAt: `2026-06-23T10:0${n}:00.000Z`,
  closedBy: null,
  closedAt: null,
  owner: null,
  dueOn: null,
  view: 'whole',
  connectionCount: 3,
  providers: ['microsoft'],
  steps: { done: 2, total: 7 },
  evidence: { contradicted: 0, granted: 0, confirmed: 0 },
  told: [],
  waitsFor: [
    {
      actor: 'entra_admin',
      organization: { id: 'tenant', name: 'Contoso' },
      userId: null,
      provider: null,
    },
    { actor: 'person', organization: null, userId: '206', provider: null },
  ],
  clockEndsAt: null,
  ...rest,
});
