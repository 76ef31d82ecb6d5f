import type { GuideTemplate, Line } from '../../guide/guide-template.ts';
import {
  callTrusted,
  organizationTitle,
  othersNeedNot,
  speakByPhone,
} from '../../guide/incident-steps.ts';
import { writeForOthers } from '../../guide/monday-steps.ts';
import type { CloudName } from '../cloud/clouds.ts';
import {
  disableSignIn,
  keepBlocked,
  removeAllPermissions,
  removeApplication,
} from './admin-steps.ts';
import { checkPermissions, checkRemoved } from './check-steps.ts';
import { methodComparison } from './comparison.ts';
import { blockAbsentApp, deactivateRegistration } from './keep-away-steps.ts';
import { afterwardsMonday, tenantWideWarning, turnOnWarning } from './microsoft-app.ts';
import { adminGuide } from './microsoft-guide.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';
import { lookForLeftovers, signOutConnected, takeBack } from './organization-steps.ts';

const disable = 'disable-sign-in';
const permissions = 'remove-all-permissions';
const remove = 'remove-application';
/** Both are shown on the public page alone, which has the table. */
const allMethods = [disable, remove];

const summary: Line[] = [
  {
    text: 'Choose a method by the table. To keep the app away, disable sign-in. To clean up, remove the permissions as well.',
    with: allMethods,
  },
  {
    text: 'Disable sign-in: it stops new tokens for everybody and keeps the app away. Then remove the permissions.',
    with: [disable],
    without: [remove],
  },
  {
    text: 'Remove all permissions of {appName}. People may consent again: to keep the app away, sign-in would have to be disabled.',
    with: [permissions],
    without: [disable],
  },
  {
    text: 'Removing the Enterprise application alone lets it return when a user consents again: create it disabled afterwards.',
    with: [remove],
  },
  afterwardsMonday,
];

const warnings: Line[] = [
  { text: turnOnWarning, with: [disable] },
  { text: turnOnWarning, with: ['block-absent-app'], without: [disable] },
  tenantWideWarning,
];

const check: Line[] = [
  {
    text: 'At Microsoft: Check says BLOCKED, NO PERMISSION LEFT or REMOVED. BLOCKED can be undone by one switch.',
    with: allMethods,
  },
  {
    text: 'At Microsoft: Check says BLOCKED, with 0 permissions. BLOCKED can be undone by one switch.',
    with: [disable],
    without: [remove],
  },
  {
    text: 'At Microsoft: Check says NO PERMISSION LEFT.',
    with: [permissions],
    without: [disable],
  },
  {
    text: 'At Microsoft: Check says REMOVED, or the app is there with sign-in disabled.',
    with: [remove],
    without: [disable],
  },
  'In monday: you have the written answer of monday support.',
];

/** Everyone of an organization. */
export function everyoneGuides(cloud: CloudName): GuideTemplate[] {
  const block = disableSignIn(cloud);
  const removeAll = removeAllPermissions(cloud);
  const checkAll = checkPermissions(cloud, 'permissions');
  const shared = { isForEveryone: true, warnings, check };
  return [
    adminGuide({
      ...shared,
      id: 'microsoft-admin-app-compromised',
      situations: ['app_compromised'],
      title: 'The app or its connector is compromised',
      summary: [
        'Disable sign-in now: it stops new tokens for everybody and keeps the app from coming back.',
        'Then remove all permissions, have monday delete the credentials, check, and keep the app blocked.',
        'Do this in each organization that is affected.',
      ],
      steps: [
        block,
        deactivateRegistration,
        removeAll,
        writeForOthers,
        checkAll,
        keepBlocked(cloud),
      ],
      comparison: methodComparison,
    }),
    adminGuide({
      ...shared,
      id: 'microsoft-admin-organization-compromised',
      situations: ['organization_compromised'],
      title: organizationTitle,
      summary: [
        speakByPhone,
        'Take the admin roles back, disable sign-in to {appName}, sign people out, then remove all permissions.',
        'Have monday delete the credentials, and keep the app blocked until the organization is safe.',
      ],
      warnings: [...warnings, othersNeedNot],
      steps: [
        callTrusted({
          provider: 'microsoft',
          sources: [sources.consentPlaybook, sources.emergencyAccess],
        }),
        takeBack(cloud),
        block,
        signOutConnected(cloud),
        removeAll,
        lookForLeftovers(cloud),
        writeForOthers,
        checkAll,
        keepBlocked(cloud),
      ],
    }),
    adminGuide({
      ...shared,
      id: 'microsoft-admin-everyone',
      situations: ['any', 'not_needed', 'wrong_account'],
      title: 'Everyone in your organization',
      summary,
      steps: [
        block,
        removeAll,
        checkAll,
        removeApplication(cloud),
        blockAbsentApp(cloud),
        checkRemoved(cloud),
        writeForOthers,
      ],
      comparison: methodComparison,
    }),
  ];
}
