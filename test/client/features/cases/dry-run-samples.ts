import type { CaseDryRun, PlannedSection } from '../../../../server/contract/case-open.ts';
import { connection } from '../../kit/samples.ts';

type Chosen = CaseDryRun['chosen']['connections'][number];

/** A connection as a dry run has it. */
export function brief(n: number, rest: Partial<Chosen> = {}): Chosen {
  const { id, provider, providerUniqueIdentifier, displayName, email } = connection(n);
  const { organization, accountType, userId, state } = connection(n);
  return {
    id,
    provider,
    providerUniqueIdentifier,
    displayName,
    email,
    organization,
    accountType,
    userId,
    state,
    alsoUsedBy: { count: 0, userIds: [] },
    ...rest,
  };
}

export const planned = (rest: Partial<PlannedSection> = {}): PlannedSection => ({
  actor: 'entra_admin',
  half: 'provider',
  provider: 'microsoft',
  organization: { id: 'tenant', name: 'Contoso' },
  accountType: 'work',
  userId: null,
  method: 'one_person',
  guideId: 'microsoft-admin',
  connectionCount: 1,
  isOwnAccount: false,
  steps: [{ key: 'grants', reports: 'provider' }],
  ...rest,
});

export const support = (rest: Partial<PlannedSection> = {}): PlannedSection =>
  planned({
    actor: 'monday_support',
    half: 'monday',
    provider: null,
    organization: null,
    accountType: null,
    method: null,
    guideId: 'monday-support',
    ...rest,
  });

/** One connection of one person; another has the same connected account. */
export const dryRun = (rest: Partial<CaseDryRun> = {}): CaseDryRun => ({
  fingerprint: 'first',
  chosen: { count: 1, people: 1, connections: [brief(1)] },
  leftOut: [],
  alsoAffected: { count: 1, connections: [{ ...brief(2), reason: 'same_identity' }] },
  sections: [planned(), support()],
  automations: { count: 0, items: [] },
  warnings: [],
  openCases: { count: 0, items: [] },
  ...rest,
});
