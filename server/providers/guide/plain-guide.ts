import type { GuideSource } from '../../contract/guide.ts';
import type { GuideTemplate, StepTemplate } from './guide-template.ts';
import { lookBeside, writeForOthers, writeToMonday } from './monday-steps.ts';

interface Parts
  extends Pick<GuideTemplate, 'provider' | 'title' | 'summary'>,
    Partial<Pick<GuideTemplate, 'alsoCalled' | 'warnings' | 'accountType'>> {
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

function guideFor(parts: Parts, audience: 'individual' | 'admin'): GuideTemplate {
  const { clock, check, pages, steps, ...rest } = parts;
  const mondayHalf = audience === 'individual' ? [lookBeside, writeToMonday] : [writeForOthers];
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
    steps: [...steps, ...mondayHalf],
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

/** A guide for the person themself; the half in monday follows by itself. */
export const individualGuide = (parts: Parts) => guideFor(parts, 'individual');

/** A guide for who administers the provider's organization. */
export const adminGuide = (parts: Parts) => guideFor(parts, 'admin');
