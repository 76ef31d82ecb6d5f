import type { ConfiguredProvider, SettingsOf } from '../shared/define-provider.ts';
import { type ScopeRow, scopesOf } from '../shared/scopes.ts';
import { createGraphIdentify, graphUrls } from './microsoft-graph.ts';
import type { microsoftSettings } from './microsoft-settings.ts';
import { loginUrls } from './microsoft-sign-in.ts';

/** Scopes of Graph may come with its address before them. */
const graphPrefix = /^https:\/\/[a-z-]*graph\.(microsoft\.(com|us)|chinacloudapi\.cn)\//i;

/**
 * High and low as Microsoft's playbook on consent attacks has them; what it does not name is high
 * here when it reads or writes what people wrote, or changes who may do what.
 * https://learn.microsoft.com/security/operations/incident-response-playbook-app-consent
 */
const scopes: readonly ScopeRow[] = [
  ['openid', 'low', 'Signs the person in, so that the app learns which account was chosen.'],
  ['profile', 'low', 'Gives the app the name and the ids of the account and its organization.'],
  ['email', 'low', 'Gives the app the e-mail address.'],
  [
    'offline_access',
    'low',
    'Refreshes the access by itself, so that automations can run without a person. It lasts until it is revoked.',
  ],
  [
    'User.Read',
    'low',
    "Reads the account's own profile and the name of its organization. The connection gets its name from it.",
  ],
  [
    'User.ReadBasic.All',
    'low',
    'Reads names and e-mail addresses in the organization, to let people pick a person.',
  ],
  ['User.Read.All', 'medium', 'Reads the full profiles of everyone in the organization.'],
  ['User.ReadWrite.All', 'high', 'Changes the profiles of people in the organization.'],
  ['Mail.Send', 'high', "Sends mail in the account's name."],
  ['Mail.Read', 'high', 'Reads mail, for example to make an item from a message.'],
  ['Mail.*', 'high', 'Works with mail: reads it and, with "ReadWrite", changes and deletes it.'],
  [
    'MailboxSettings.*',
    'high',
    'Reads or changes the settings of the mailbox, such as automatic replies.',
  ],
  ['Contacts.*', 'high', 'Reads or changes the contacts of the account.'],
  ['People.*', 'high', 'Reads who is worked and written with most.'],
  [
    'Files.*',
    'high',
    'Opens files in OneDrive and SharePoint and, with "ReadWrite", changes them.',
  ],
  [
    'Sites.*',
    'high',
    'Opens the SharePoint sites that the account can open, with what lies in them.',
  ],
  ['Notes.*', 'high', 'Reads or changes OneNote notebooks.'],
  ['Chat.*', 'high', 'Works with chats in Teams.'],
  ['ChatMessage.*', 'high', 'Reads or sends messages in chats in Teams.'],
  ['ChannelMessage.*', 'high', 'Reads or sends messages in channels of Teams.'],
  ['Calendars.*', 'medium', 'Reads the calendar and, with "ReadWrite", changes it.'],
  ['Tasks.*', 'medium', 'Reads or changes tasks in Planner and To Do.'],
  ['Team.*', 'medium', 'Reads or makes teams in Teams.'],
  ['Channel.*', 'medium', 'Reads or makes channels in Teams.'],
  ['Presence.*', 'medium', 'Reads whether the person is available or busy.'],
  [
    'Group.*',
    'medium',
    'Reads the groups that the account can see and, with "ReadWrite", changes them.',
  ],
  ['Group.ReadWrite.All', 'high', 'Changes groups, and reads what is written in them.'],
  [
    'Directory.AccessAsUser.All',
    'high',
    'Does in the directory whatever the account may do there.',
  ],
  ['Directory.*', 'high', 'Reads or changes the directory of the organization.'],
  ['RoleManagement.*', 'high', 'Reads or changes who holds which role in the organization.'],
  ['Application.*', 'high', 'Reads or changes the apps of the organization.'],
  ['AppRoleAssignment.*', 'high', 'Changes which apps may do what in the organization.'],
  ['DelegatedPermissionGrant.*', 'high', 'Changes which apps may act for whom.'],
  ['EWS.AccessAsUser.All', 'high', 'Does in the mailbox whatever the account may do there.'],
  ['IMAP.AccessAsUser.All', 'high', 'Reads and changes mail.'],
  ['POP.AccessAsUser.All', 'high', 'Reads mail from the mailbox.'],
  ['SMTP.Send', 'high', "Sends mail in the account's name."],
  ['user_impersonation', 'high', 'Does in the service whatever the account may do there.'],
];

/** Microsoft 365 and Entra ID. */
export function createMicrosoft(
  settings: SettingsOf<typeof microsoftSettings>,
): ConfiguredProvider {
  const cloud = settings.MICROSOFT_CLOUD;
  const login = `${loginUrls[cloud]}/common/oauth2/v2.0`;
  return {
    isOn: true,
    asksService: true,
    clientId: settings.MICROSOFT_CLIENT_ID ?? null,
    identify: createGraphIdentify(settings.MICROSOFT_GRAPH_URL ?? graphUrls[cloud]),
    ...scopesOf({
      provider: 'microsoft',
      requested: ['openid', 'profile', 'offline_access', 'User.Read'],
      known: scopes,
      ignoredPrefix: graphPrefix,
    }),
    // Token responses often leave out `offline_access` although a refresh token came with them, so
    // its absence there proves nothing. The app always asks for it: monday refreshes at each run.
    accessWith: () => 'lasting',
    accessReason: {
      text: 'The app asks for "offline_access": monday renews the access whenever an automation runs, until it is revoked.',
      source: 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens',
    },
    parameters: [],
    takeAway: [
      {
        accountType: 'work',
        label: 'My Apps',
        url: 'https://myapps.microsoft.com',
        menuPath: 'The app > … > Manage your application > Revoke permissions',
        source:
          'https://support.microsoft.com/account-billing/edit-or-revoke-application-permissions-in-the-my-apps-portal-169be2b4-ee26-4338-aea8-d19bb2f329ee',
        lastRead: '2026-11-24',
        isConfirmed: true,
      },
      {
        accountType: 'personal',
        label: 'Apps and services that can access your data',
        url: 'https://account.microsoft.com/privacy/app-access',
        menuPath: 'Privacy > Apps and services > the app > Remove these permissions',
        source: null,
        lastRead: '2026-11-24',
        isConfirmed: false,
      },
    ],
    oauth: {
      // `common` lets in work and personal accounts alike.
      authorizeUrl: `${login}/authorize`,
      // Without it Microsoft connects whichever account happens to be signed in.
      authorizeParameters: { prompt: 'select_account' },
      tokenUrl: `${login}/token`,
      scopeSeparator: 'space',
      fallbackTokenSeconds: 3600,
    },
  };
}
