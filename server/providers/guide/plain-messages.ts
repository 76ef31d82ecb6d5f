import type { GuideMessage } from '../../contract/guide.ts';

/** From a person whose own settings do not let them take the access back. */
export const askOwner: GuideMessage = {
  to: 'An owner or admin of {organization}',
  subject: 'Please end the access of the app {appName} to my account',
  text: [
    'Hello,',
    '',
    'I no longer want this app to have access to my account, and I find no way to revoke it myself.',
    '',
    'App: {appName}',
    'Application ID: {applicationId}',
    'Account: {person}',
    'Organization: {organization}',
    '',
    'Please end its access to my account. If it can only be ended for everyone, please talk to me and to the others first.',
    '',
    'Please tell me what you changed, and when.',
    '',
    'Thank you',
  ].join('\n'),
};
