import { type StepTemplate, step } from '../../guide/guide-template.ts';
import type { CloudName } from '../cloud/clouds.ts';
import { myAppsLinks } from './entra-links.ts';
import { microsoftClock, personalClock } from './microsoft-app.ts';
import { askAdmin, tellAdmin } from './microsoft-messages.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

const manageApp = 'My Apps > the app’s “…” menu > Manage your application';

const revokeActions = [
  'Search for {appName}. Compare its name, icon and publisher.',
  'Point at the tile and select “…”. The tile itself starts the app.',
  'Select “Manage your application”.',
  'In the top part, select “Revoke Permissions” (newer pages say “Revoke consent”) and confirm.',
];

/** Revoking one's own consent, with a work or school account. */
export const revokeOwn = (cloud: CloudName): StepTemplate =>
  step({
    id: 'my-apps-revoke',
    title: 'Revoke the permissions in My Apps',
    actions: ['Open My Apps. Sign in with the connected account: {person}.', ...revokeActions],
    where: { menuPath: manageApp, links: myAppsLinks(cloud) },
    who: 'You, with the connected account. No admin role is needed.',
    does: 'Removes the permissions that you gave to this app yourself. Microsoft gives it no new tokens for them.',
    doesNot: `It does not remove permissions that an admin gave for everyone; those are listed in the bottom part of the page. ${microsoftClock}`,
    undo: 'Connect the account again and consent again.',
    worked:
      'Open “Manage your application” again: the top part lists no permission. If the bottom part lists some, an admin gave them, and you are still covered.',
    sources: [sources.myAppsPermissions, sources.myApps],
  });

/** The same for an account that another organization invited. */
export const revokeAsGuest = (cloud: CloudName): StepTemplate =>
  step({
    ...revokeOwn(cloud),
    id: 'my-apps-revoke-guest',
    title: 'Revoke the permissions in the organization that invited you',
    actions: [
      'Open My Apps. Sign in with the connected account: {person}.',
      'Make sure that My Apps shows the organization that invited you: {organization}. Your permissions are stored there, not in your home organization.',
      ...revokeActions,
      'If you cannot find the app there, send the message below to an admin of that organization.',
    ],
    message: askAdmin,
  });

/** A personal account has no admin. */
export const revokePersonal = step({
  id: 'personal-remove',
  title: 'Remove the app from your personal Microsoft account',
  actions: [
    'Open the page below and sign in with the personal account that you connected: {person}.',
    'Select {appName}, then “Details” or “Edit”.',
    'Select “Remove these permissions”. Newer pages may word it differently.',
    'If the page shows no apps, try the older address account.live.com/consent/Manage.',
  ],
  where: {
    menuPath: 'account.microsoft.com > Privacy > Apps and services',
    links: [
      {
        label: 'Apps and services that can access your data',
        url: 'https://account.microsoft.com/privacy/app-access',
      },
    ],
  },
  who: 'Only you, the owner of the account. No admin can do it for you.',
  does: 'Removes the permissions of this app. Microsoft accepts none of its earlier refresh tokens any more.',
  doesNot: `It does not delete the credential stored in monday. ${personalClock}`,
  undo: 'Connect the account again and consent again.',
  worked: 'The app is no longer in the list.',
  sources: [sources.personalApps, sources.personalTokens],
});

/** When an admin consented for everyone, the person's own page shows nothing to revoke. */
export const askYourAdmin = (cloud: CloudName): StepTemplate =>
  step({
    id: 'ask-entra-admin',
    title: 'Ask your Microsoft 365 admin',
    actions: [
      'An admin allowed this app for everyone. My Apps shows you no way to revoke that, and may show no tile at all.',
      'Copy the message below and send it to the people who run Microsoft 365 in your organization.',
      'Continue with the steps in monday while you wait.',
    ],
    where: { menuPath: null, links: myAppsLinks(cloud) },
    who: 'You send it. An Entra admin acts on it (at least Cloud Application Administrator).',
    does: 'Tells your admin which app, which account and which steps.',
    doesNot: 'Sending it changes nothing at Microsoft.',
    undo: 'Tell your admin that it is no longer needed.',
    worked: 'Your admin answers with the result of their check.',
    sources: [sources.myAppsPermissions, sources.appProperties],
    message: askAdmin,
  });

/**
 * Notes the admin's answer: only an admin ends the access of a covered person, who can note no more
 * than that.
 */
export const noteAdminAnswer = step({
  id: 'note-admin-answer',
  title: 'Note your admin’s answer',
  actions: [
    'When your admin tells you that this app has no more access to your account, note the date and time.',
    'If they find no permission for everyone, revoke your own: a later step says how. Then note that here.',
  ],
  where: { menuPath: null, links: [] },
  who: 'You, after an admin has acted.',
  does: 'Records that your admin says the access is ended at Microsoft.',
  doesNot: `It proves nothing by itself: only a check in Entra shows what is granted. ${microsoftClock}`,
  undo: 'Withdraw the note.',
  worked: 'The answer names what was changed, and a date and time.',
  sources: [sources.myAppsPermissions, sources.grantKinds],
});

/** First of all, when something is wrong. */
export const warnAdmin = step({
  id: 'warn-entra-admin',
  title: 'Tell your security or Microsoft 365 admin first',
  actions: [
    'Send the message below to the people who handle security in your organization.',
    'Do not wait for their answer. Continue with the next step.',
  ],
  where: { menuPath: null, links: [] },
  who: 'You.',
  does: 'Lets them disable or reset your account, and disable sign-in to the app for everyone. Only an admin can do that.',
  doesNot:
    'Changing your own password does not end what this app holds: Microsoft keeps such tokens alive.',
  undo: 'Nothing to undo.',
  worked: 'They confirm that they act on it.',
  sources: [sources.refreshTokens, sources.revokeUser],
  message: tellAdmin,
});

/** A message to a mailbox of a compromised organization reaches the attacker. */
export const callSecurity = step({
  id: 'call-security',
  title: 'Call your security or Microsoft 365 admin',
  actions: [
    'Call them by a number that you had before. Do not write by mail or chat of the organization: the attacker may read it.',
    'Tell them the app and its application ID: {appName}, {applicationId}.',
    'Continue only from a device that they call clean.',
  ],
  where: { menuPath: null, links: [] },
  who: 'You.',
  does: 'Lets them take the organization back, and disable sign-in to the app for everyone. Only an admin can do that.',
  doesNot: 'It ends no access.',
  undo: 'Nothing to undo.',
  worked: 'They confirm that they act on it.',
  sources: [sources.consentPlaybook, sources.revokeUser],
});

/** Ends what this app holds as well: it keeps its tokens at a server, under a secret. */
export const endOwnSessions = (cloud: CloudName): StepTemplate =>
  step({
    id: 'end-own-sessions',
    title: 'End your own sessions',
    actions: [
      'Open My Account and sign in with the account that you connected: {person}.',
      'Look for the choice that signs you out everywhere, and confirm it. Microsoft’s pages do not all name it in the same way.',
      'If you do not find it, ask your admin to do it for you.',
    ],
    where: {
      menuPath: null,
      links:
        cloud === 'global' ? [{ label: 'My Account', url: 'https://myaccount.microsoft.com' }] : [],
    },
    who: 'You, with the connected account. No admin role is needed.',
    does: 'Ends all your refresh tokens, this app’s too. Microsoft may need a few minutes.',
    doesNot: `It removes no permission, and it does not keep out anyone who knows your password. It signs you out of every app. ${microsoftClock}`,
    undo: 'Nothing to undo. You sign in again.',
    worked: 'You are asked to sign in again in other browsers and apps.',
    sources: [sources.refreshTokens, sources.revokeSessions],
  });

/** Both parts of the page matter: what one gave oneself, and what an admin gave. */
export const checkOwn = (cloud: CloudName): StepTemplate =>
  step({
    id: 'my-apps-check',
    title: 'Check both parts of the page',
    actions: [
      'Open “Manage your application” for {appName} again.',
      'The top part shows what you gave: it must be empty.',
      'The bottom part shows what an admin gave. If it is not empty, you are still covered: send your admin the message below.',
    ],
    where: { menuPath: manageApp, links: myAppsLinks(cloud) },
    who: 'You.',
    does: 'Shows whether Microsoft still lists permissions for you.',
    doesNot: 'It shows nothing about the credential stored in monday.',
    undo: 'Nothing to undo. It changes nothing.',
    worked: 'Neither part lists a permission, or the app is no longer shown to you.',
    sources: [sources.myAppsPermissions],
    message: askAdmin,
  });
