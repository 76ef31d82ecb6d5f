import type { GuideTemplate } from '../../guide/guide-template.ts';
import { organizationTitle, speakByPhone } from '../../guide/incident-steps.ts';
import { lookBeside, writeToMonday } from '../../guide/monday-steps.ts';
import { withOwnSituations } from '../../guide/own-steps.ts';
import type { CloudName } from '../cloud/clouds.ts';
import {
  askYourAdmin,
  callSecurity,
  endOwnSessions,
  noteAdminAnswer,
  revokeAsGuest,
  revokeOwn,
  warnAdmin,
} from './individual-steps.ts';
import { individualGuide } from './microsoft-guide.ts';

const inMonday = [lookBeside, writeToMonday];

const allowed =
  'An admin allowed {appName} for everyone. Your own page does not show it, or shows no way to revoke it.';
const check = [
  'At Microsoft: your admin has checked both kinds of permission and told you the result.',
  'In monday: you have the written answer of monday support.',
];

/** Covered by an admin's consent: what an admin does comes first, since the own page does not help. */
export function coveredGuides(cloud: CloudName): GuideTemplate[] {
  const covered = individualGuide({
    id: 'microsoft-individual-covered',
    situations: ['any'],
    accountType: 'work',
    coveredByAdminConsent: true,
    title: 'Your work or school account, allowed by an admin',
    summary: [
      allowed,
      'Copy the message for your admin, and have the credential deleted in monday meanwhile.',
    ],
    steps: [askYourAdmin(cloud), noteAdminAnswer, ...inMonday, revokeOwn(cloud)],
    check,
  });
  const guest = individualGuide({
    id: 'microsoft-individual-guest-covered',
    situations: ['any'],
    accountType: 'guest',
    coveredByAdminConsent: true,
    title: 'Your guest account in another organization, allowed by an admin there',
    summary: [
      'An admin of the organization that invited you allowed {appName} for everyone. You cannot revoke that yourself.',
      'Copy the message for an admin of that organization, and have the credential deleted in monday meanwhile.',
    ],
    steps: [askYourAdmin(cloud), noteAdminAnswer, ...inMonday, revokeAsGuest(cloud)],
    check,
  });
  return [...withOwnSituations(covered), ...urgentGuides(cloud), ...withOwnSituations(guest)];
}

const urgentGuides = (cloud: CloudName): GuideTemplate[] => [
  individualGuide({
    id: 'microsoft-individual-covered-urgent',
    situations: ['person_compromised', 'app_compromised'],
    accountType: 'work',
    coveredByAdminConsent: true,
    title: 'Your work or school account, or the app, may be misused, and an admin allowed the app',
    summary: [
      'Tell your admin first: only they can disable your account or block the app.',
      allowed,
      'Then end your own sessions. Changing your password does not end what this app holds.',
    ],
    steps: [warnAdmin, endOwnSessions(cloud), noteAdminAnswer, ...inMonday, revokeOwn(cloud)],
    check,
  }),
  individualGuide({
    id: 'microsoft-individual-organization-compromised-covered',
    situations: ['organization_compromised'],
    accountType: 'work',
    coveredByAdminConsent: true,
    title: organizationTitle,
    summary: [
      speakByPhone,
      allowed,
      'Then end your own sessions. Changing your password does not end what this app holds.',
    ],
    steps: [callSecurity, endOwnSessions(cloud), noteAdminAnswer, ...inMonday, revokeOwn(cloud)],
    check,
  }),
];
