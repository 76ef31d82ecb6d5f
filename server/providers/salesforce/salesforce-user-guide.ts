import { type StepTemplate, step } from '../guide/guide-template.ts';
import { callTrusted, takeBackAdmins } from '../guide/incident-steps.ts';
import { adminGuide, compromisedOrganizationGuide } from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';

export const adminPage = source(
  'Manage current OAuth connected app sessions',
  'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_manage_current_sessions.htm&type=5',
  '2026-11-25',
);
const freezePage = source(
  'Freeze or unfreeze user accounts',
  'https://help.salesforce.com/s/articleView?id=platform.users_freeze.htm&type=5',
  '2026-11-30',
);

export const clock = 'How long tokens already issued go on working is not known for Salesforce.';

const revokeEntries = step({
  id: 'salesforce-revoke-person',
  title: 'End the person’s sessions of the app',
  actions: [
    'In Setup, open “Connected Apps OAuth Usage” and find {appName}.',
    'Open the user count, and revoke each entry of {person}.',
    'If the app is an external client app, Salesforce lists it under “External Client Apps”, “OAuth Usage”.',
  ],
  where: { menuPath: 'Setup > Quick Find: Connected Apps OAuth Usage', links: [] },
  who: 'To see the page: View Setup and Configuration, and Manage Users. To change it: Customize Application, with Modify All Data or Manage Connected Apps.',
  does: 'Ends the person’s sessions of this app.',
  doesNot: `It does not keep the person from connecting again. ${clock}`,
  undo: 'The person connects the account again.',
  worked: 'The page no longer lists the person with the app.',
  sources: [adminPage],
});

/** Freezing keeps people from signing in; Salesforce does not say what becomes of open sessions. */
const freezeUser = step({
  id: 'salesforce-freeze-user',
  title: 'Freeze the user',
  actions: [
    'In Setup, open “Users”, select {person}, then “Freeze”.',
    'Deactivate the user later, when nothing depends on it any more.',
  ],
  where: { menuPath: 'Setup > Quick Find: Users', links: [] },
  who: 'An administrator who may manage users.',
  does: 'The user can no longer sign in to Salesforce.',
  doesNot:
    'Salesforce does not say whether it ends sessions of apps. It hits the whole account, not this app alone.',
  undo: 'Select “Unfreeze” in the same place.',
  worked: 'The page of the user offers “Unfreeze”.',
  sources: [freezePage],
});

const ofPerson = {
  provider: 'salesforce' as const,
  clock,
  check: 'At Salesforce: the person is no longer listed with the app.',
  pages: [adminPage, freezePage],
};
const revoke = 'On “Connected Apps OAuth Usage”, revoke this person’s entries of {appName}.';
const thenMonday = 'Then ask monday to delete the credentials.';
const freezeFirst = {
  summary: ['Freeze the user first.', revoke, thenMonday],
  steps: [freezeUser, revokeEntries],
};

/** One user of an org. */
export const salesforceUserGuides = [
  adminGuide({
    ...ofPerson,
    id: 'salesforce-admin-person',
    title: 'One user of your Salesforce org',
    summary: [revoke, thenMonday],
    steps: [revokeEntries],
  }),
  adminGuide({
    ...ofPerson,
    ...freezeFirst,
    id: 'salesforce-admin-left',
    situations: ['left'],
    title: 'A person who leaves or has left',
  }),
  adminGuide({
    ...ofPerson,
    ...freezeFirst,
    id: 'salesforce-admin-person-compromised',
    situations: ['person_compromised'],
    title: 'A person’s account is compromised',
  }),
];

/** The org itself is in other hands. */
export const salesforceOrganizationGuide = (blockApp: StepTemplate) =>
  compromisedOrganizationGuide({
    id: 'salesforce-admin-organization-compromised',
    provider: 'salesforce',
    stop: 'Then block {appName}, and have monday delete the credentials.',
    steps: [
      callTrusted({ provider: 'salesforce', sources: [adminPage] }),
      takeBackAdmins({
        provider: 'salesforce',
        sources: [freezePage],
        actions: [
          'Sign in with an administrator’s account that was checked, from a clean device.',
          'Look at who is an administrator. Freeze those whom no one knows.',
          'Reset the passwords of the other administrators. Where people sign in by single sign-on, end their sessions there.',
        ],
        menuPath: 'Setup > Quick Find: Users',
        links: [],
        who: 'An administrator of the org.',
      }),
      blockApp,
    ],
    clock,
    check: 'At Salesforce: the app is shown as blocked.',
    pages: [adminPage, freezePage],
  });
