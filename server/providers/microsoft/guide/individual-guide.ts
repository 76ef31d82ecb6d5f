import type { GuideTemplate } from '../../guide/guide-template.ts';
import { organizationTitle, speakByPhone } from '../../guide/incident-steps.ts';
import { lookBeside, writeToMonday } from '../../guide/monday-steps.ts';
import { forLeaver, forWrongAccount, withOwnSituations } from '../../guide/own-steps.ts';
import type { CloudName } from '../cloud/clouds.ts';
import { coveredGuides } from './covered-guide.ts';
import {
  callSecurity,
  checkOwn,
  endOwnSessions,
  revokeAsGuest,
  revokeOwn,
  revokePersonal,
  warnAdmin,
} from './individual-steps.ts';
import { personalClock } from './microsoft-app.ts';
import { individualGuide } from './microsoft-guide.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

const inMonday = [lookBeside, writeToMonday];

const halves =
  'Access is in two places: the permission at Microsoft, and the credential stored in monday. Do both.';
const ownCheck = [
  'At Microsoft: “Manage your application” lists nothing in either part.',
  'In monday: you have the written answer of monday support, or the account is no longer offered to you.',
];

/** With a work or school account: by situation. */
function workGuides(cloud: CloudName): GuideTemplate[] {
  const revoke = revokeOwn(cloud);
  const check = checkOwn(cloud);
  const usual = individualGuide({
    id: 'microsoft-individual-work',
    situations: ['any', 'not_needed'],
    accountType: 'work',
    coveredByAdminConsent: false,
    title: 'Your own work or school account',
    summary: [
      'In My Apps, open the menu of {appName}, “Manage your application”, “Revoke Permissions”.',
      halves,
      'If My Apps does not show the app, or lists permissions of an admin, ask your admin.',
    ],
    steps: [revoke, ...inMonday, check],
    check: ownCheck,
  });
  return [
    usual,
    forLeaver(usual, 'microsoft-individual-left'),
    forWrongAccount(usual, 'microsoft-individual-wrong-account'),
    individualGuide({
      id: 'microsoft-individual-urgent',
      situations: ['person_compromised', 'app_compromised'],
      accountType: 'work',
      coveredByAdminConsent: false,
      title: 'Your work or school account, or the app, may be misused',
      summary: [
        'Tell your admin first: only they can disable your account or block the app.',
        'Then end your own sessions and revoke your own permission at once. Changing your password does not end it.',
        halves,
      ],
      steps: [warnAdmin, endOwnSessions(cloud), revoke, ...inMonday, check],
      check: [...ownCheck, 'Your admin has told you what they changed, and when.'],
    }),
    individualGuide({
      id: 'microsoft-individual-organization-compromised',
      situations: ['organization_compromised'],
      accountType: 'work',
      coveredByAdminConsent: false,
      title: organizationTitle,
      summary: [
        speakByPhone,
        'Then end your own sessions and revoke your own permission at once. Changing your password does not end it.',
        halves,
      ],
      steps: [callSecurity, endOwnSessions(cloud), revoke, ...inMonday, check],
      check: [...ownCheck, 'Your admin has told you what they changed, and when.'],
    }),
  ];
}

const guestGuide = (cloud: CloudName): GuideTemplate =>
  individualGuide({
    id: 'microsoft-individual-guest',
    situations: ['any'],
    accountType: 'guest',
    coveredByAdminConsent: null,
    title: 'Your guest account in another organization',
    summary: [
      'Your permission is stored in the organization that invited you. Revoke it there, not in your home organization.',
      'If you cannot see the app there, ask an admin of that organization.',
      halves,
    ],
    steps: [revokeAsGuest(cloud), ...inMonday, checkOwn(cloud)],
    check: ownCheck,
  });

const personalGuide = individualGuide({
  id: 'microsoft-individual-personal',
  situations: ['any'],
  accountType: 'personal',
  coveredByAdminConsent: null,
  title: 'Your personal Microsoft account',
  summary: [
    'Only you can revoke this. No admin can.',
    'On the Privacy page of your Microsoft account, under “Apps and services”, remove {appName}.',
    halves,
  ],
  steps: [revokePersonal, ...inMonday],
  check: [
    'At Microsoft: the app is no longer in the list.',
    'In monday: you have the written answer of monday support, or the account is no longer offered to you.',
  ],
  doesNot: [
    'It does not delete the credential stored in monday. That has steps of its own.',
    personalClock,
    'It does not undo what the app did before.',
  ],
  documentation: {
    found: [
      { ...sources.personalApps, kind: 'page' },
      { ...sources.personalTokens, kind: 'page' },
    ],
    notFound: [{ what: 'Video', lastLooked: '2026-11-24' }],
  },
});

/** Microsoft 365 for the person themself. */
export const microsoftIndividual = (cloud: CloudName): GuideTemplate[] => [
  ...workGuides(cloud),
  ...coveredGuides(cloud),
  ...withOwnSituations(guestGuide(cloud)),
  ...withOwnSituations(personalGuide),
];
