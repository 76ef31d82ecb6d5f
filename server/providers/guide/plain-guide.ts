import type { GuideSource } from '../../contract/guide.ts';
import type { GuideTemplate, StepTemplate } from './guide-template.ts';
import { organizationTitle, othersNeedNot, speakByPhone } from './incident-steps.ts';
import { handOver, lookBeside, writeForOthers, writeToMonday } from './monday-steps.ts';
import { withOwnSituations } from './own-steps.ts';

interface Parts
  extends Pick<GuideTemplate, 'provider' | 'title' | 'summary'>,
    Partial<
      Pick<
        GuideTemplate,
        'alsoCalled' | 'warnings' | 'accountType' | 'situations' | 'isForEveryone'
      >
    > {
  id: string;
  steps: StepTemplate[];
  /** When tokens already issued end, as far as the provider says so. */
  clock: string;
  check: string;
  pages: readonly GuideSource[];
}

const unchecked = [
  'It does not delete the credential stored in monday. That has steps of its own.',
  'It does not undo what the app did before.',
];
const mondayCheck =
  'In monday: you have the written answer of monday support, or the account is no longer offered.';

type Audience = 'individual' | 'admin';

function guideFor(parts: Parts, audience: Audience): GuideTemplate {
  const { clock, check, pages, steps, ...rest } = parts;
  const mondayHalf = audience === 'individual' ? [lookBeside, writeToMonday] : [writeForOthers];
  const isLeaver = audience === 'admin' && rest.situations?.includes('left');
  return {
    audience,
    situations: ['any'],
    accountType: null,
    coveredByAdminConsent: null,
    warnings: [],
    whichApp: null,
    comparison: null,
    alsoCalled: [],
    ...rest,
    steps: [...(isLeaver ? [handOver] : []), ...steps, ...mondayHalf],
    doesNot: [...unchecked, clock],
    check: [check, mondayCheck],
    documentation: {
      found: pages.map((page) => ({ ...page, kind: 'page' })),
      notFound: [
        ...(pages.length === 0
          ? [{ what: 'A page that holds for every service', lastLooked: '2026-11-24' }]
          : []),
        { what: 'Video', lastLooked: '2026-11-24' },
      ],
    },
  };
}

/**
 * The guides for the person themself: the usual one, one for who leaves, and one for who connected the
 * wrong account. The half in monday follows by itself.
 */
export const individualGuides = (parts: Parts): GuideTemplate[] =>
  withOwnSituations(guideFor(parts, 'individual'));

/** One guide for the person themself, whatever happened. */
export const individualGuide = (parts: Parts) => guideFor(parts, 'individual');

/** A guide for who administers the provider's organization. */
export const adminGuide = (parts: Parts) => guideFor(parts, 'admin');

type Incident = Omit<Parts, 'title' | 'summary' | 'situations'> & { stop: string };

/**
 * The admin's guide when the attacker holds the organization itself.
 *
 * @param parts `stop`: what ends the app's access there, in a sentence
 */
export const compromisedOrganizationGuide = ({ stop, ...parts }: Incident): GuideTemplate =>
  guideFor(
    {
      ...parts,
      situations: ['organization_compromised'],
      isForEveryone: true,
      title: organizationTitle,
      summary: [speakByPhone, 'Take the admin roles back before anything else.', stop],
      warnings: [othersNeedNot],
    },
    'admin',
  );
