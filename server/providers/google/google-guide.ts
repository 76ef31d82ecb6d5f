import { step } from '../guide/guide-template.ts';
import {
  adminGuide,
  compromisedOrganizationGuide,
  individualGuides,
} from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';
import {
  callGoogle,
  clock,
  googlePersonGuides,
  removePersonAccess,
  takeBackGoogle,
} from './google-person-guide.ts';

const userPage = source(
  'Manage connections between your Google Account and third parties',
  'https://support.google.com/accounts/answer/13533235',
  '2026-11-25',
);
const adminPage = source(
  'Control which third-party and internal apps access Google Workspace data',
  'https://support.google.com/a/answer/7281227',
  '2026-11-25',
);

const removeConnection = step({
  id: 'google-remove-connection',
  title: 'Remove the app from your Google Account',
  actions: [
    'Open the page below and sign in with the account that you connected: {person}.',
    'Google calls the page “third-party connections” or “linked apps”. Select {appName}.',
    'Choose to delete all connections, or to remove access, and confirm.',
  ],
  where: {
    menuPath: 'Google Account > Security > Your connections to third-party apps and services',
    links: [{ label: 'Your connections', url: 'https://myaccount.google.com/connections' }],
  },
  who: 'You, the owner of the account.',
  does: 'Revokes the access that you gave to this app.',
  doesNot: `It does not delete your data at the app. ${clock}`,
  undo: 'Connect the account again.',
  worked: 'The app is no longer in the list.',
  sources: [userPage],
});

const blockApp = step({
  id: 'google-block-app',
  title: 'Block the app in the Admin console',
  actions: [
    'Sign in with your administrator account and open “API controls”.',
    'Select “Manage Third-Party App Access” and find the app by its name or client ID: {applicationId}.',
    'Change its access to “Blocked”, for all or for some organizational units.',
  ],
  where: {
    menuPath:
      'Admin console > Menu > Security > Access and data control > API controls > Manage Third-Party App Access',
    links: [{ label: 'Google Admin console', url: 'https://admin.google.com' }],
  },
  who: 'An administrator of Google Workspace. Google’s page says which.',
  does: 'Sets what this app may reach in your organization.',
  doesNot: `It hits everyone in the units that you choose, from every monday account. It does not remove what each person gave: that goes in their Google Account, or on their page in the Admin console. ${clock}`,
  undo: 'Change the access back.',
  worked:
    'The list shows “Blocked” for the app. Details of an app may take 24 to 48 hours to appear.',
  sources: [adminPage],
});

export const googleGuides = [
  ...individualGuides({
    id: 'google-individual',
    provider: 'google',
    title: 'Your own Google account',
    summary: [
      'Remove {appName} in your Google Account, under your connections to third-party apps.',
      'Then have the credential deleted in monday.',
    ],
    steps: [removeConnection],
    clock,
    check: 'At Google: the app is no longer in the list.',
    pages: [userPage],
  }),
  ...googlePersonGuides,
  compromisedOrganizationGuide({
    id: 'google-admin-organization-compromised',
    provider: 'google',
    stop: 'Then block {appName}, and remove it from each person’s account. Have monday delete the credentials.',
    steps: [callGoogle, takeBackGoogle, blockApp, removePersonAccess],
    clock,
    check: 'At Google: the app is shown as “Blocked”, and no longer listed for each person.',
    pages: [adminPage],
  }),
  adminGuide({
    id: 'google-admin',
    provider: 'google',
    isForEveryone: true,
    title: 'Google Workspace, for admins',
    summary: [
      'Block the app in the Admin console, under API controls.',
      'Ask each person to remove it in their own account, and monday to delete the credentials.',
    ],
    steps: [blockApp],
    clock,
    check: 'At Google: the app is shown as “Blocked”.',
    pages: [adminPage],
  }),
];
