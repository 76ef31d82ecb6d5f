import type { GuideTemplate } from './guide-template.ts';
import { mondaySources } from './monday-sources.ts';
import {
  handOver,
  handOverOwn,
  lookBeside,
  noteConfirmation,
  secureAdmins,
  writeForOthers,
  writeToMonday,
} from './monday-steps.ts';

const shared = {
  provider: null,
  audience: 'monday' as const,
  accountType: null,
  coveredByAdminConsent: null,
  whichApp: null,
  comparison: null,
  doesNot: [
    'It does not remove the permission at the provider. That has steps of its own.',
    'A deletion in monday does not end tokens that were already issued.',
    'Nothing shows a deletion to {appName}. It can be noted, never confirmed.',
  ],
  check: ['Keep the written answer of monday support, with its date.'],
  documentation: {
    found: [{ ...mondaySources.mondayCredentials, kind: 'page' as const }],
    notFound: [
      {
        what: 'A page of monday on deleting workflow credentials',
        lastLooked: '2026-11-24',
      },
      { what: 'Video', lastLooked: '2026-11-24' },
    ],
  },
  alsoCalled: [],
};

/** The half in monday, the same for every provider. */
export const mondayGuides: GuideTemplate[] = [
  {
    ...shared,
    id: 'monday-own',
    situations: ['any'],
    title: 'In monday: your own credential',
    summary: [
      'Look for a remove or delete choice beside the account, where you pick it in a block or skill.',
      'If there is none, write to monday support. The text is ready to copy.',
    ],
    warnings: [],
    steps: [lookBeside, writeToMonday, noteConfirmation],
  },
  {
    ...shared,
    id: 'monday-own-leaver',
    situations: ['left'],
    title: 'In monday: you leave',
    summary: [
      'Hand over your automations before you remove the access.',
      'Then look for a remove or delete choice beside the account, or write to monday support.',
    ],
    warnings: [],
    steps: [handOverOwn, lookBeside, writeToMonday, noteConfirmation],
  },
  {
    ...shared,
    id: 'monday-others',
    situations: ['any'],
    title: 'In monday: credentials of other people',
    summary: [
      'An account admin writes to monday support for them. The text is ready to copy.',
      'Ask for deletion and for a written confirmation.',
    ],
    warnings: [],
    steps: [writeForOthers, noteConfirmation],
  },
  {
    ...shared,
    id: 'monday-leaver',
    situations: ['left'],
    title: 'In monday: a person who leaves',
    summary: [
      'Hand over their automations before the person is deactivated.',
      'A deactivated person cannot delete a credential. An account admin writes to monday support.',
    ],
    warnings: [],
    steps: [handOver, writeForOthers, noteConfirmation],
  },
  {
    ...shared,
    id: 'monday-organization',
    situations: ['organization_compromised'],
    title: 'In monday: a compromised organization',
    summary: [
      'Secure the monday account first: an admin who signs in through the organization may be someone else.',
      'Then an account admin asks monday support to delete the credentials. The answer must not go to a mailbox of the organization.',
    ],
    warnings: [],
    steps: [secureAdmins, writeForOthers, noteConfirmation],
  },
];
