import type { ConditionalText, GuideTemplate } from '../../guide/guide-template.ts';
import { handOver, writeForOthers } from '../../guide/monday-steps.ts';
import type { CloudName } from '../cloud/clouds.ts';
import {
  disableAccount,
  disableOrReset,
  removePersonPermissions,
  requireAssignment,
  signOutPerson,
} from './admin-steps.ts';
import { checkPermissions } from './check-steps.ts';
import { everyoneGuides } from './everyone-guide.ts';
import { afterwardsMonday as halves } from './microsoft-app.ts';
import { adminGuide } from './microsoft-guide.ts';

const notEnough =
  'Removing the person’s own permission is not enough: the admin-wide permission still covers them.';
const hitsAllApps: ConditionalText = {
  text: 'Signing out hits all apps of the person. It does not work for guests.',
  with: ['sign-out-person'],
};

const personCheck = [
  'At Microsoft: Check says NO PERMISSION LEFT, or neither tab of the Permissions page lists this person or everyone.',
  'In monday: you have the written answer of monday support.',
];
const leaverCheck = [
  'At Microsoft: the account is disabled, and Check says NO PERMISSION LEFT. STILL COVERED means that an admin allowed the app for everyone.',
  'In monday: you have the written answer of monday support.',
];
const compromisedCheck = [
  'At Microsoft: the account is disabled or reset, the sessions ended after that, and Check says NO PERMISSION LEFT. STILL COVERED means that an admin allowed the app for everyone.',
  'In monday: you have the written answer of monday support.',
];

const unassigned =
  'Whoever is not assigned when you require assignment loses access, people from other monday accounts too. They are not in the list of {appName}.';
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
        'The portal has no button for a person’s own consent: use the commands. A person who can still sign in may revoke in My Apps instead.',
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
        {
          text: 'Sign the person out everywhere, have monday delete the credential, and require assignment to stop a reconnect.',
          with: ['sign-out-person'],
        },
        {
          text: 'Require assignment without this person, and have monday delete the credential.',
          without: ['sign-out-person'],
        },
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
        {
          text: 'Hand over automations first, disable the Entra account, sign the person out, remove their permissions, then write to monday.',
          with: [handOver.id],
        },
        {
          text: 'Disable the Entra account, sign the person out, then remove their permissions of {appName}.',
          without: [handOver.id],
        },
        'A deactivated person cannot delete a credential in monday. An account admin writes for them.',
      ],
      warnings: [hitsAllApps],
      steps: [handOver, disableAccount, signOut, remove, writeForOthers, check],
      check: leaverCheck,
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
      check: compromisedCheck,
    }),
  ];
}

/** Microsoft Entra ID for who administers it. */
export const microsoftAdmin = (cloud: CloudName): GuideTemplate[] => [
  ...personGuides(cloud),
  ...everyoneGuides(cloud),
];
