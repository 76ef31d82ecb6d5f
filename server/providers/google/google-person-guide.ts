import { step } from '../guide/guide-template.ts';
import { callTrusted, takeBackAdmins } from '../guide/incident-steps.ts';
import { adminGuide } from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';

const readOn = '2026-11-30';
const authorizedAccess = source(
  'How authorized access works',
  'https://support.google.com/a/answer/2538798',
  readOn,
);
const deleteTokens = source(
  'Directory API: delete the tokens of a user for an app',
  'https://developers.google.com/admin-sdk/directory/reference/rest/v1/tokens/delete',
  readOn,
);
const signOut = source(
  'Directory API: sign a user out',
  'https://developers.google.com/admin-sdk/directory/reference/rest/v1/users/signOut',
  readOn,
);
const suspendPage = source(
  'Suspend a user temporarily',
  'https://support.google.com/a/answer/33312',
  readOn,
);

export const clock = 'How long tokens already issued go on working is not known for Google.';

const console = { label: 'Google Admin console', url: 'https://admin.google.com' };
const users = 'Admin console > Menu > Directory > Users';
const mayManage = 'An administrator of Google Workspace who may manage this user.';

/**
 * The user's security page lists the apps that hold tokens, and revokes each.
 * https://support.google.com/a/answer/2538798
 */
export const removePersonAccess = step({
  id: 'google-remove-person-access',
  title: 'Remove the app from a person’s account in the Admin console',
  actions: [
    'Sign in with your administrator account, open “Users” and select {person}.',
    'Open “Security”, then “Connected applications”, and find {appName}. Compare the client ID: {applicationId}.',
    'Remove its access and confirm.',
    'If the page shows no such choice, Google’s Directory API does it: it deletes all tokens of this user for this client ID.',
  ],
  where: { menuPath: `${users} > {person} > Security > Connected applications`, links: [console] },
  who: mayManage,
  does: 'Revokes what the person gave to this app, whoever connected the account.',
  doesNot: `It does not keep the person from connecting again. ${clock}`,
  undo: 'The person connects the account again.',
  worked: 'The app is no longer listed for the person.',
  sources: [authorizedAccess, deleteTokens],
});

/** Google says what a suspension closes, and nothing about tokens of apps. */
const suspendUser = step({
  id: 'google-suspend-user',
  title: 'Suspend the person’s Google account',
  actions: [
    'Remove the app first: the step above says how.',
    'In the Admin console, open “Users”, find {person} and select “Suspend user”.',
    'Delete the account later, when its files and calendars have a new owner.',
  ],
  where: { menuPath: users, links: [console] },
  who: mayManage,
  does: 'The person can no longer sign in to Google. Mail, files and calendars stay.',
  doesNot:
    'Google does not say whether it ends the tokens of apps. It hits the whole account, not this app alone.',
  undo: 'Restore the account.',
  worked: 'The list of users shows the account as suspended.',
  sources: [suspendPage],
});

/** A changed password ends tokens for some of Google's products alone. */
const resetUser = step({
  id: 'google-reset-user',
  title: 'Reset the person’s password, and sign them out',
  actions: [
    'In the Admin console, open “Users”, select {person}, then “Security”.',
    'Reset the password, and reset the sign-in cookies.',
  ],
  where: { menuPath: `${users} > {person} > Security`, links: [console] },
  who: mayManage,
  does: 'Signs the account out of all web and device sessions. Google also ends tokens of apps for some of its products when a password changes.',
  doesNot:
    'It does not end every token of every app. It hits the whole account, not this app alone.',
  undo: 'Give the person the new password.',
  worked: 'The person has to sign in again everywhere.',
  sources: [signOut, authorizedAccess],
});

export const callGoogle = callTrusted({ provider: 'google', sources: [authorizedAccess] });

export const takeBackGoogle = takeBackAdmins({
  provider: 'google',
  sources: [signOut, suspendPage],
  actions: [
    'Sign in with an administrator account that was checked, from a clean device.',
    'In the Admin console, look at who holds an admin role. Remove those whom no one knows.',
    'Reset the passwords and the sign-in cookies of the other administrators.',
  ],
  menuPath: 'Admin console > Menu > Account > Admin roles',
  links: [console],
  who: 'A super administrator of Google Workspace.',
});

const shared = {
  provider: 'google' as const,
  clock,
  check: 'At Google: the app is no longer listed for the person.',
  pages: [authorizedAccess, suspendPage],
};
const removed = 'Remove {appName} from the person’s account in the Admin console.';
const thenMonday = 'Then ask monday to delete the credentials.';

/** One person of a Google Workspace. */
export const googlePersonGuides = [
  adminGuide({
    ...shared,
    id: 'google-admin-person',
    title: 'One person of your Google Workspace',
    summary: [removed, thenMonday],
    steps: [removePersonAccess],
  }),
  adminGuide({
    ...shared,
    id: 'google-admin-left',
    situations: ['left'],
    title: 'A person who leaves or has left',
    summary: [
      removed,
      'Then suspend the account: a suspension alone may leave the app’s tokens alive.',
      thenMonday,
    ],
    steps: [removePersonAccess, suspendUser],
  }),
  adminGuide({
    ...shared,
    id: 'google-admin-person-compromised',
    situations: ['person_compromised'],
    title: 'A person’s account is compromised',
    summary: ['Reset the password and the sign-in cookies first.', removed, thenMonday],
    steps: [resetUser, removePersonAccess],
  }),
];
