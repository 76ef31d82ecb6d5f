import { step } from '../guide/guide-template.ts';
import { adminGuide, individualGuide } from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';

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

const clock = 'How long tokens already issued go on working is not known for Google.';

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
  doesNot: `It hits everyone in the units that you choose, from every monday account. It does not remove what each person gave: ask them to remove it in their Google Account. ${clock}`,
  undo: 'Change the access back.',
  worked:
    'The list shows “Blocked” for the app. Details of an app may take 24 to 48 hours to appear.',
  sources: [adminPage],
});

export const googleGuides = [
  individualGuide({
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
  adminGuide({
    id: 'google-admin',
    provider: 'google',
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
