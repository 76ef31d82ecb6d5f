import type { CaseSection, RevocationCase } from '../../../../server/contract/case.ts';
import type { CaseConnection } from '../../../../server/contract/case-lists.ts';
import type { CaseDryRun } from '../../../../server/contract/case-open.ts';
import { connection } from '../../kit/samples.ts';
import { guide, step } from '../../pages/samples.ts';

export const caseId = '0197a000-0000-7000-8000-0000000000c0';
export const casePath = `/api/cases/${caseId}`;
export const openedAt = '2026-06-24T10:00:00.000Z';

const idOf = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

type Proof = NonNullable<CaseSection['proof']>;

/** Counts of a section's connections by evidence: none but these. */
export const countsOf = (
  rest: Partial<NonNullable<Proof['counts']>> = {},
): NonNullable<Proof['counts']> => ({
  open: 0,
  granted: 0,
  refused: 0,
  requested: 0,
  reported: 0,
  seen: 0,
  contradicted: 0,
  ...rest,
});

/** Evidence for the side of a section: nothing but this. */
export const proofOf = (rest: Partial<Proof> = {}): Proof => ({
  claim: null,
  clockEndsAt: null,
  check: null,
  counts: null,
  ...rest,
});

export const sectionOf = (n: number, rest: Partial<CaseSection> = {}): CaseSection => ({
  id: idOf(1000 + n),
  actor: 'entra_admin',
  half: 'provider',
  provider: 'microsoft',
  organization: { id: 'tenant', name: 'Contoso' },
  accountType: 'work',
  userId: null,
  method: 'one_person',
  guideId: guide.guide.id,
  connectionCount: 1,
  isOwnAccount: false,
  connectionIds: [connection(1).id],
  steps: [step(1, { reports: 'provider' }), step(2)],
  proof: proofOf({ counts: countsOf({ open: 1 }) }),
  ...rest,
});

/** monday's half, whose step has an id of its own. */
export const support = (rest: Partial<CaseSection> = {}): CaseSection =>
  sectionOf(2, {
    actor: 'monday_support',
    half: 'monday',
    provider: null,
    organization: null,
    method: null,
    steps: [step(3, { reports: 'monday_requested' })],
    ...rest,
  });

export const caseOf = (rest: Partial<RevocationCase> = {}): RevocationCase => ({
  id: caseId,
  situation: 'left',
  target: { kind: 'person', userId: '201' },
  visibility: 'admins',
  status: 'open',
  openedBy: '101',
  openedAt,
  closedBy: null,
  closedAt: null,
  owner: null,
  dueOn: null,
  view: 'whole',
  connectionCount: 1,
  providers: ['microsoft'],
  steps: { done: 0, total: 3 },
  evidence: { contradicted: 0, granted: 0, confirmed: 0 },
  told: [],
  waitsFor: [
    {
      actor: 'entra_admin',
      organization: { id: 'tenant', name: 'Contoso' },
      userId: null,
      provider: null,
    },
    { actor: 'monday_support', organization: null, userId: null, provider: null },
  ],
  clockEndsAt: null,
  connectionIds: [connection(1).id],
  offered: { count: 0, countExact: true, connectionIds: [] },
  reconnected: [],
  earlier: [],
  leftOut: { count: 0, connections: [] },
  closeNote: null,
  isSettled: true,
  progress: null,
  sections: [sectionOf(1), support()],
  ...rest,
});

/** A connection as the list of a case has it. */
export function inCase(n: number, rest: Partial<CaseConnection> = {}): CaseConnection {
  const { id, provider, providerUniqueIdentifier, displayName, email } = connection(n);
  const { organization, accountType, userId, atProvider, inMonday, alerts } = connection(n);
  const identity = { provider, providerUniqueIdentifier, displayName, email };
  return {
    id,
    ...identity,
    organization,
    accountType,
    userId,
    state: 'revoking',
    atProvider,
    inMonday,
    alerts,
    alsoUsedBy: { count: 0, userIds: [] },
    ...rest,
  };
}

export const dryRunOf = (rest: Partial<CaseDryRun> = {}): CaseDryRun => ({
  fingerprint: 'first',
  chosen: { count: 1, people: 1, connections: [inCase(1)] },
  leftOut: [],
  alsoAffected: {
    count: 1,
    connections: [{ ...inCase(2), reason: 'same_identity' }],
  },
  sections: [{ ...sectionOf(1), steps: [{ key: 'step-1', reports: 'provider' }] }],
  automations: { count: 0, items: [] },
  warnings: [{ code: 'guest_accounts', count: 1 }],
  openCases: { count: 0, items: [] },
  ...rest,
});
