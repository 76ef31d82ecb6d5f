import type { CaseStep } from '../../../server/contract/case.ts';
import type { SectionGuide } from '../../../server/contract/case-guide.ts';
import type { SharedCase } from '../../../server/contract/case-link.ts';

export const token = `7001001.${'a'.repeat(43)}`;
const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const sectionId = id(10);
export const tenant = 'c0117050-0000-4000-8000-000000000001';
export const objectId = '0b1ec700-0000-4000-8000-0000000000c9';

export const step = (n: number, rest: Partial<CaseStep> = {}): CaseStep => ({
  id: id(n),
  key: `step-${n}`,
  reports: null,
  state: 'open',
  note: null,
  by: null,
  at: null,
  reportedAt: null,
  asksOutcome: false,
  outcome: null,
  corrections: [],
  version: 1,
  ...rest,
});

type Section = NonNullable<SharedCase['sections']>[number];

export const section = (rest: Partial<Section> = {}): Section => ({
  id: sectionId,
  actor: 'entra_admin',
  half: 'provider',
  provider: 'microsoft',
  organization: { id: tenant, name: 'Contoso' },
  accountType: 'work',
  method: 'one_person',
  guideId: 'microsoft-admin-left',
  connectionCount: 1,
  isOwnAccount: false,
  steps: [step(1), step(2)],
  told: null,
  connections: [
    {
      id: id(20),
      provider: 'microsoft',
      providerUniqueIdentifier: `${tenant}:${objectId}`,
      organization: { id: tenant, name: 'Contoso' },
      accountType: 'work',
      isAlsoUsed: false,
      displayName: 'A••• R•••',
      email: 'a•••@contoso.example',
    },
  ],
  ...rest,
});

export const shared = (rest: Partial<SharedCase> = {}): SharedCase => ({
  accountName: 'Acme',
  situation: 'left',
  openedAt: '2026-11-24T10:00:00.000Z',
  dueOn: null,
  expiresAt: '2026-12-01T10:00:00.000Z',
  names: 'masked',
  actors: ['entra_admin'],
  providers: ['microsoft'],
  app: { name: 'Sandbox Connector', applicationId: '5ab0c0de-0000-4000-8000-00000000c11e' },
  accounts: { count: 1, first: ['a•••@contoso.example'] },
  hasEntraCheck: false,
  sections: null,
  ...rest,
});

const told = (n: number): SectionGuide['guide']['steps'][number] => ({
  id: `step-${n}`,
  title: `Title of step ${n}`,
  actions: [`Do part ${n}.`],
  where: {
    menuPath: 'Entra ID > Enterprise apps',
    link: { label: 'Enterprise apps', url: 'https://entra.microsoft.com/' },
  },
  who: 'Cloud Application Administrator',
  does: 'Ends it.',
  doesNot: 'Ends nothing else.',
  undo: 'Grant it again.',
  worked: 'The list is empty.',
  sources: [{ title: 'Microsoft', url: 'https://learn.microsoft.com/x', readOn: '2026-11-24' }],
  commands: [],
  message: null,
});

export const guide: SectionGuide = {
  guide: {
    id: 'microsoft-admin-left',
    language: 'en',
    provider: 'microsoft',
    audience: 'admin',
    situations: ['left'],
    accountType: 'work',
    coveredByAdminConsent: null,
    title: 'Leaver',
    summary: ['First the account, then the permissions.'],
    warnings: [],
    whichApp: {
      name: 'Sandbox Connector',
      icon: null,
      publisher: 'Sandbox Ltd',
      applicationId: '5ab0c0de-0000-4000-8000-00000000c11e',
      warning: 'Others are not meant.',
    },
    steps: [told(1), told(2)],
    comparison: null,
    doesNot: ['x'],
    check: ['x'],
    documentation: { found: [], notFound: [] },
    alsoCalled: [],
    unfilled: [],
  },
  app: { name: 'Sandbox Connector', applicationId: '5ab0c0de-0000-4000-8000-00000000c11e' },
  mail: null,
  list: null,
};
