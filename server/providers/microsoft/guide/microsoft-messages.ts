import type { GuideMessage } from '../../../contract/guide.ts';

const appLines = [
  'App: {appName}',
  'Publisher: {publisher}',
  'Application ID: {applicationId}',
  'Account: {person}',
  'Object ID of the account: {objectId}',
  'Organization (tenant ID): {tenantId}',
];

/** From a person whom an admin's consent covers. */
export const askAdmin: GuideMessage = {
  to: 'Your Microsoft 365 or Entra admin',
  subject: 'Please remove access of the app {appName} to my account',
  text: [
    'Hello,',
    '',
    'I no longer want this app to have access to my account. My Apps does not let me revoke it, because an admin allowed the app for everyone, or because the app is not shown there.',
    '',
    ...appLines,
    '',
    'Please check both kinds of permission of this app: my own (consent type “Principal”) and those for everyone (“AllPrincipals”). Removing my own is not enough while the others stay.',
    'monday.com has Microsoft apps of its own. They are others; please compare the application ID.',
    '',
    'Please tell me what you found and what you changed, and when.',
    '',
    'Thank you',
  ].join('\n'),
};

/** From an organization to whoever runs the connector: one switch ends it for all of them. */
export const askPublisher: GuideMessage = {
  to: '{publisher}',
  subject: 'Please deactivate the app registration of {appName}',
  text: [
    'Hello,',
    '',
    'This app, or the system that holds its tokens, may be compromised:',
    '',
    'App: {appName}',
    'Application ID: {applicationId}',
    'Our organization (tenant ID): {tenantId}',
    '',
    'Please deactivate the app registration until the cause is mended. Microsoft then issues no new tokens for it in any organization, and it can be undone. Please check first who may activate it again.',
    'We have disabled sign-in to the app in our organization, or are about to.',
    '',
    'Please tell us what happened, since when, and when you deactivated it.',
    '',
    'Thank you',
  ].join('\n'),
};

/** From a person who suspects misuse. */
export const tellAdmin: GuideMessage = {
  to: 'Your security or Microsoft 365 admin',
  subject: 'Possible misuse: app {appName} and my account',
  text: [
    'Hello,',
    '',
    'My account, or an app connected to it, may be misused.',
    '',
    ...appLines,
    '',
    'I am revoking my own permissions now. Please decide whether to disable or reset my account, to sign me out everywhere, and to disable sign-in to this app for everyone.',
    'Changing my password alone does not end the tokens that this app holds.',
    '',
    'Please tell me what you changed, and when.',
    '',
    'Thank you',
  ].join('\n'),
};
