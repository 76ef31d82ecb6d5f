import { type StepTemplate, step } from '../../guide/guide-template.ts';
import { takeBackAdmins } from '../../guide/incident-steps.ts';
import type { CloudName } from '../cloud/clouds.ts';
import { signOutPerson } from './admin-steps.ts';
import { adminCenter } from './entra-links.ts';
import { microsoftSources as sources } from './microsoft-sources.ts';

/**
 * Emergency access accounts are for when the usual admin accounts cannot be used.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access
 */
export const takeBack = (cloud: CloudName): StepTemplate =>
  takeBackAdmins({
    provider: 'microsoft',
    sources: [sources.emergencyAccess, sources.revokeUser],
    actions: [
      'Sign in with an emergency access account, or an admin account that was checked, from a clean device.',
      'Look at who holds the roles Global Administrator and Privileged Role Administrator. Remove those whom no one knows.',
      'Reset the passwords of the other admins in the Microsoft Entra admin center, and end their sessions.',
    ],
    menuPath: 'Entra ID > Roles & admins',
    links: adminCenter(cloud),
    who: 'A Global Administrator of the organization, or whoever keeps its emergency access accounts.',
  });

/** The commands take one person at a time. */
export const signOutConnected = (cloud: CloudName): StepTemplate => ({
  ...signOutPerson(cloud),
  id: 'sign-out-connected',
  title: 'Sign out everyone who connected the app, admins first',
  actions: [
    'Run the commands below with the object ID of each person who connected {appName}. Begin with those who hold an admin role.',
    'Without commands: open “Users”, open the person and select “Revoke sessions”.',
    'Not for guests: Microsoft ends sessions of a guest only from their home organization.',
  ],
  does: 'Ends all refresh tokens of each person, this app’s too, and the sessions of whoever signed in as them. Microsoft may need a few minutes.',
});

/**
 * An attacker with the directory leaves other ways in.
 * https://learn.microsoft.com/security/operations/incident-response-playbook-app-consent
 */
export const lookForLeftovers = (cloud: CloudName): StepTemplate =>
  step({
    id: 'look-for-leftovers',
    title: 'Look for what the attacker left behind',
    actions: [
      'In the audit log, search for “Consent to application” since the day it began: other apps may have been allowed.',
      'Look for new secrets and certificates of apps, new federation, new guests, and mail rules that forward.',
      'If the attacker allowed {appName} itself, tell its publisher: {publisher}.',
    ],
    where: {
      menuPath: 'Entra ID > Monitoring & health > Audit logs',
      links: adminCenter(cloud),
    },
    who: 'To read: at least Reports Reader. To remove something: the role that it needs.',
    does: 'Finds other ways in. While one of them is there, blocking this app does not end the attack.',
    doesNot: 'It changes nothing about this app.',
    undo: 'Nothing to undo. It changes nothing.',
    worked: 'Every consent and every secret since that day is known to someone, or is removed.',
    sources: [sources.consentPlaybook, sources.auditLogs],
  });
