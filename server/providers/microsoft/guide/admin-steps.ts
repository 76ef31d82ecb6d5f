import { type ConditionalText, type StepTemplate, step } from '../../guide/guide-template.ts';
import type { CloudName } from '../cloud/clouds.ts';
import { commandsFor } from '../entra-commands/entra-commands.ts';
import { adminCenter, entraLinks } from './entra-links.ts';
import { microsoftClock, tenantWideWarning, turnOnWarning } from './microsoft-app.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

export const appRole = 'At least Cloud Application Administrator, or Application Administrator.';
export const appRoleOrOwner = `${appRole} An owner of the Enterprise application may do it too.`;

export const appPath = 'Entra ID > Enterprise apps > All applications > {appName}';

/** Existing consents stay; announced by Microsoft as MC1163922 and MC1304287. */
const consentAgain =
  'Whether people may consent again depends on the permissions and on the consent settings of the organization. Where Microsoft manages these settings, people can no longer consent by themselves to all files, all sites, and many mail, calendar, contacts and Teams permissions.';

export const openApp =
  'Check that you are in the right organization: {organization}. Search for the application ID {applicationId} and open the app.';

/** Method A. */
export const disableSignIn = (cloud: CloudName): StepTemplate =>
  step({
    id: 'disable-sign-in',
    title: 'Disable sign-in to the app',
    actions: [
      openApp,
      'Open “Properties”, set “Enabled for users to sign-in?” to “No” and select “Save”.',
    ],
    where: { menuPath: `${appPath} > Properties`, links: entraLinks(cloud, 'properties') },
    who: appRoleOrOwner,
    does: `Microsoft gives the app no new tokens in this organization, for anyone. No one can sign in to it or consent to it again. ${tenantWideWarning}`,
    doesNot: `It removes no permission: they stay stored. ${microsoftClock}`,
    undo: `Set it to “Yes” again. ${turnOnWarning}`,
    worked: 'The Properties page shows “No” after a reload. The Check block says BLOCKED.',
    sources: [sources.disableSignIn, sources.appProperties, sources.consentPlaybook],
    commands: commandsFor(cloud, 'disable'),
  });

/** Method B. */
export const removeAllPermissions = (cloud: CloudName): StepTemplate =>
  step({
    id: 'remove-all-permissions',
    title: 'Remove all permissions of the app',
    actions: [
      openApp,
      'Open “Permissions”, tab “Admin consent”. For each row select “…”, then “Revoke permission”.',
      'The tab “User consent” has no such button. Remove these with the commands below.',
    ],
    where: { menuPath: `${appPath} > Permissions`, links: entraLinks(cloud, 'permissions') },
    who: appRole,
    does: `Removes the permissions that an admin gave for everyone, and those that people gave themselves. Microsoft gives no new tokens for them. ${tenantWideWarning}`,
    doesNot: `It does not stop people from consenting again. ${consentAgain} The commands leave application permissions alone and count them. ${microsoftClock}`,
    undo: 'Consent again, where that is allowed, or restore them with Microsoft’s script from the audit log. There is no undo button.',
    worked:
      'Both tabs of the Permissions page are empty after a reload. The Check block says NO PERMISSION LEFT, or BLOCKED with 0 permissions.',
    sources: [
      sources.appPermissions,
      sources.deleteGrant,
      sources.listGrants,
      sources.restorePermissions,
      sources.userConsent,
    ],
    commands: commandsFor(cloud, 'permissions'),
  });

/** Method C. */
export const removeApplication = (cloud: CloudName): StepTemplate =>
  step({
    id: 'remove-application',
    title: 'Remove the Enterprise application',
    actions: [openApp, 'Open “Properties”, select “Delete”, then “Yes”.'],
    where: { menuPath: `${appPath} > Properties`, links: entraLinks(cloud, 'properties') },
    who: appRoleOrOwner,
    does: `Removes the app from this organization. Microsoft gives it no new tokens here. ${tenantWideWarning}`,
    doesNot: `It does not keep the app away: it comes back at the next consent. Microsoft advises to disable rather than to delete. ${microsoftClock}`,
    undo: 'Restore it within 30 days. PowerShell finds it by the application ID: Get-MgDirectoryDeletedItemAsServicePrincipal -Filter "appId eq \'{applicationId}\'". Then run Restore-MgDirectoryDeletedItem -DirectoryObjectId with the Id that it shows. After 30 days it is gone for good.',
    worked: 'The app is no longer in “All applications”. The Check block says REMOVED.',
    sources: [sources.deleteApp, sources.restoreApp, sources.consentPlaybook],
    commands: commandsFor(cloud, 'application'),
  });

/** A disabled account signs in nowhere. */
const askPerson: ConditionalText = {
  text: 'If you use no commands, ask {person} to revoke in My Apps. A person whose account is disabled cannot: then use the commands.',
  without: ['disable-account', 'disable-or-reset-account'],
};

/** One person's own consent. */
export const removePersonPermissions = (cloud: CloudName): StepTemplate =>
  step({
    id: 'remove-person-permissions',
    title: 'Remove this person’s permissions',
    actions: [
      openApp,
      'Open “Permissions”. Look at both tabs: “User consent” lists what people gave themselves, “Admin consent” what covers everyone.',
      'The tab “User consent” has no button to remove anything. Use the commands below, with the person’s object ID.',
      askPerson,
    ],
    where: { menuPath: `${appPath} > Permissions`, links: entraLinks(cloud, 'permissions') },
    who: appRole,
    does: 'Removes what this person consented to. Microsoft gives no new tokens for it.',
    doesNot: `It does not touch admin-wide permissions: if there are any, the person is still covered. It does not stop the person from consenting again. ${consentAgain} ${microsoftClock}`,
    undo: 'The person connects and consents again, where that is allowed.',
    worked:
      'The Check block says NO PERMISSION LEFT. STILL COVERED means that an admin allowed the app for everyone: then this step alone ends nothing.',
    sources: [
      sources.appPermissions,
      sources.deleteGrant,
      sources.grantKinds,
      sources.myAppsPermissions,
    ],
    commands: [...commandsFor(cloud, 'person'), ...commandsFor(cloud, 'people')],
  });

/** The path to a person. Many pages about Entra, Microsoft's too, name the button there “Revoke sessions”. */
const usersPath = 'Entra ID > Users > All users';

/** Ends the refresh tokens of one person, for all their apps. */
export const signOutPerson = (cloud: CloudName): StepTemplate =>
  step({
    id: 'sign-out-person',
    title: 'Sign the person out everywhere',
    actions: [
      'Open “Users”, search for the object ID {objectId} and open the person.',
      'Select “Revoke sessions” and confirm. Or run the commands below with the person’s object ID.',
      'Not for guests: Microsoft ends sessions of a guest only from their home organization.',
    ],
    where: { menuPath: usersPath, links: adminCenter(cloud) },
    who: 'An admin who may manage this person’s account. Microsoft’s page on revoking user access links to the roles.',
    does: 'Ends all refresh tokens of this person, this app’s too. Microsoft may need a few minutes.',
    doesNot: `It hits all apps of the person, not this one alone. It removes no permission: the person can sign in and connect again. ${microsoftClock}`,
    undo: 'Nothing to undo. The person signs in again.',
    worked: 'The Check block shows a time of sessions that is not before your change.',
    sources: [sources.revokeSessions, sources.revokeUser, sources.refreshTokens],
    commands: commandsFor(cloud, 'sign-out'),
  });

/** Before a leaver's account goes. */
export const disableAccount = step({
  id: 'disable-account',
  title: 'Disable the person’s Entra account',
  actions: [
    'Disable the account as Microsoft’s page describes.',
    'Where accounts come from an on-premises Active Directory, start there: the page says how.',
  ],
  where: {
    menuPath: usersPath,
    links: [{ label: sources.revokeUser.title, url: sources.revokeUser.url }],
  },
  who: 'An admin who may manage this person’s account. Microsoft’s page links to the roles.',
  does: 'The person can no longer sign in. Together with the sign-out, no app gets new tokens for them.',
  doesNot: `It removes no permission and no credential in monday. ${microsoftClock}`,
  undo: 'Enable the account again. Do that only after the permissions are removed and monday has deleted the credential.',
  worked: 'The account is shown as disabled.',
  sources: [sources.revokeUser],
});

/** For a compromised person: disable, or reset where they must go on working. */
export const disableOrReset = step({
  ...disableAccount,
  id: 'disable-or-reset-account',
  title: 'Disable or reset the person’s Entra account',
  actions: [
    'Disable the account as Microsoft’s page describes, or reset its password in the Microsoft Entra admin center.',
    'A change by the person, a self-service reset, or a reset in the Azure portal is not enough: tokens of this kind of app stay alive after it.',
  ],
  does: 'Whoever took the account over can no longer use it. A reset in the Microsoft Entra admin center also ends the refresh tokens of apps like this one.',
  worked: 'The account is shown as disabled, or the new password is the only one that works.',
  sources: [sources.revokeUser, sources.refreshTokens],
});

/** Stops a reconnect of one person who is covered by admin consent. */
export const requireAssignment = (cloud: CloudName): StepTemplate =>
  step({
    id: 'require-assignment',
    title: 'Stop a reconnect: require assignment, without this person',
    actions: [
      openApp,
      'First assign everybody who shall keep access: “Users and groups”, “Add user/group”. Whoever is left out loses access.',
      'Then open “Properties”, set “Assignment required?” to “Yes” and select “Save”.',
      'Last, remove this person in “Users and groups”, and from groups that are assigned.',
    ],
    where: {
      menuPath: `${appPath} > Users and groups, and Properties`,
      links: entraLinks(cloud, 'users'),
    },
    who: appRole,
    does: 'Only assigned people can get tokens for the app. People can no longer consent for themselves: an admin must.',
    doesNot: `A Global Administrator can sign in all the same. It also shuts out unassigned people who connected from other monday accounts, who are not in the list of {appName}. ${microsoftClock}`,
    undo: 'Set “Assignment required?” to “No” again, after monday has deleted this person’s credential.',
    worked:
      '“Users and groups” lists everybody but this person, and Properties shows “Yes” after a reload.',
    sources: [sources.appProperties, sources.assignUsers],
  });

/** After an incident: the block is what keeps the app away. */
export const keepBlocked = (cloud: CloudName): StepTemplate =>
  step({
    id: 'keep-blocked',
    title: 'Keep the app blocked',
    actions: [
      'Leave “Enabled for users to sign-in?” at “No”.',
      'Do not delete the Enterprise application: a deleted app comes back when a user consents again.',
      turnOnWarning,
    ],
    where: { menuPath: `${appPath} > Properties`, links: entraLinks(cloud, 'properties') },
    who: appRoleOrOwner,
    does: `Keeps everybody of this organization from signing in to the app and from consenting to it. ${tenantWideWarning}`,
    doesNot: 'It does not delete the credentials stored in monday.',
    undo: 'Set it to “Yes” when the publisher has shown that the cause is mended, and only then.',
    worked:
      'The Properties page shows “No” after a reload. The Check block of the step that disables sign-in says BLOCKED, with 0 permissions.',
    sources: [sources.consentPlaybook, sources.disableSignIn],
  });
