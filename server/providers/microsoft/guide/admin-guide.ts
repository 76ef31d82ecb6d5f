import type { GuideTemplate } from '../../guide/guide-template.ts';
import { handOver, writeForOthers } from '../../guide/monday-steps.ts';
import type { CloudName } from '../cloud/clouds.ts';
import {
  checkPermissions,
  disableAccount,
  disableOrReset,
  disableSignIn,
  keepBlocked,
  removeAllPermissions,
  removeApplication,
  removePersonPermissions,
  requireAssignment,
  signOutPerson,
} from './admin-steps.ts';
import { methodComparison } from './comparison.ts';
import { blockAbsentApp, deactivateRegistration } from './keep-away-steps.ts';
import { tenantWideWarning, turnOnWarning } from './microsoft-app.ts';
import { adminGuide } from './microsoft-guide.ts';

const halves = 'Afterwards monday must delete the stored credential: only monday can do that.';
const notEnough =
  'Removing the person’s own permission is not enough: the admin-wide permission still covers them.';
const hitsAllApps = 'Signing out hits all apps of the person. It does not work for guests.';

const personCheck = [
  'At Microsoft: Check says NO PERMISSION LEFT, or neither tab of the Permissions page lists this person or everyone.',
  'In monday: you have the written answer of monday support.',
];
const everyoneCheck = [
  'At Microsoft: Check says BLOCKED, NO PERMISSION LEFT or REMOVED. BLOCKED can be undone by one switch.',
  'In monday: you have the written answer of monday support.',
];

const unassigned =
  'Whoever is not assigned when you require assignment loses access, people from other monday accounts too. Keyholder cannot list them.';
const assignedCheck = [
  'At Microsoft: admin-wide permissions stay listed. What counts is that assignment is required and this person is not assigned.',
  'In monday: you have the written answer of monday support.',
];

/** One person: own consent, or covered by an admin's. */
function personGuides(cloud: CloudName): GuideTemplate[] {
  const remove = removePersonPermissions(cloud);
  const check = checkPermissions(cloud, 'person');
  const signOut = signOutPerson(cloud);
  return [
    adminGuide({
      id: 'microsoft-admin-person',
      situations: ['any', 'not_needed', 'wrong_account'],
      accountType: 'work',
      coveredByAdminConsent: false,
      title: 'One person who consented themself',
      summary: [
        'Remove this person’s permissions of {appName}, have monday delete the credential, then check both kinds of permission.',
        'The portal has no button for a person’s own consent: use the commands, or ask the person to revoke in My Apps.',
      ],
      steps: [remove, writeForOthers, check],
      check: personCheck,
    }),
    adminGuide({
      id: 'microsoft-admin-person-covered',
      situations: ['any', 'not_needed', 'wrong_account'],
      accountType: 'work',
      coveredByAdminConsent: true,
      title: 'One person who is covered by admin consent',
      summary: [
        notEnough,
        'Sign the person out everywhere, have monday delete the credential, and require assignment to stop a reconnect.',
      ],
      warnings: [notEnough, hitsAllApps, unassigned],
      steps: [signOut, requireAssignment(cloud), remove, writeForOthers, check],
      check: assignedCheck,
    }),
    adminGuide({
      id: 'microsoft-admin-guest',
      situations: ['any', 'left', 'person_compromised', 'not_needed', 'wrong_account'],
      accountType: 'guest',
      title: 'One guest of your organization',
      summary: [
        'Remove the guest’s permissions of {appName} in your organization: they are stored there.',
        'Only the guest’s home organization can sign them out.',
        halves,
      ],
      warnings: [
        'Use the object ID that the guest has in your organization. It differs from the one at home.',
      ],
      steps: [remove, writeForOthers, check],
      check: personCheck,
    }),
    adminGuide({
      id: 'microsoft-admin-guest-covered',
      situations: ['any', 'left', 'person_compromised', 'not_needed', 'wrong_account'],
      accountType: 'guest',
      coveredByAdminConsent: true,
      title: 'One guest who is covered by admin consent',
      summary: [
        notEnough,
        'Require assignment and leave the guest out. Only the guest’s home organization can sign them out.',
        halves,
      ],
      warnings: [
        notEnough,
        unassigned,
        'Use the object ID that the guest has in your organization. It differs from the one at home.',
      ],
      steps: [requireAssignment(cloud), remove, writeForOthers, check],
      check: assignedCheck,
    }),
    adminGuide({
      id: 'microsoft-admin-left',
      situations: ['left'],
      accountType: 'work',
      title: 'A person who leaves or has left',
      summary: [
        'Hand over automations first, disable the Entra account, sign the person out, remove their permissions, then write to monday.',
        'A deactivated person cannot delete a credential in monday. An account admin writes for them.',
      ],
      warnings: [hitsAllApps],
      steps: [handOver, disableAccount, signOut, remove, writeForOthers, check],
      check: personCheck,
    }),
    adminGuide({
      id: 'microsoft-admin-person-compromised',
      situations: ['person_compromised'],
      accountType: 'work',
      title: 'A person’s account is compromised',
      summary: [
        'Disable or reset the account, sign the person out everywhere, then remove their permissions of {appName}.',
        'A password change by the person does not end what this app holds.',
        halves,
      ],
      warnings: [hitsAllApps],
      steps: [disableOrReset, signOut, remove, writeForOthers, check],
      check: personCheck,
    }),
  ];
}

/** Everyone of an organization. */
function everyoneGuides(cloud: CloudName): GuideTemplate[] {
  const disable = disableSignIn(cloud);
  const removeAll = removeAllPermissions(cloud);
  const check = checkPermissions(cloud, 'permissions');
  return [
    adminGuide({
      id: 'microsoft-admin-app-compromised',
      situations: ['app_compromised'],
      title: 'The app or its connector is compromised',
      summary: [
        'Disable sign-in now: it stops new tokens for everybody and keeps the app from coming back.',
        'Then remove all permissions, have monday delete the credentials, check, and keep the app blocked.',
        'Do this in each organization that is affected.',
      ],
      warnings: [turnOnWarning, tenantWideWarning],
      steps: [
        disable,
        deactivateRegistration,
        removeAll,
        writeForOthers,
        check,
        keepBlocked(cloud),
      ],
      comparison: methodComparison,
      check: everyoneCheck,
    }),
    adminGuide({
      id: 'microsoft-admin-everyone',
      situations: ['any', 'not_needed', 'wrong_account'],
      title: 'Everyone in your organization: three methods',
      summary: [
        'Choose a method by the table. To keep the app away, disable sign-in. To clean up, remove the permissions as well.',
        'Removing the Enterprise application alone lets it return when a user consents again: create it disabled afterwards.',
        halves,
      ],
      warnings: [turnOnWarning, tenantWideWarning],
      steps: [
        disable,
        removeAll,
        removeApplication(cloud),
        blockAbsentApp(cloud),
        writeForOthers,
        check,
      ],
      comparison: methodComparison,
      check: everyoneCheck,
    }),
  ];
}

/** Microsoft Entra ID for who administers it. */
export const microsoftAdmin = (cloud: CloudName): GuideTemplate[] => [
  ...personGuides(cloud),
  ...everyoneGuides(cloud),
];
