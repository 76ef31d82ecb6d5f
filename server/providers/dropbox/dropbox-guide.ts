import { step } from '../guide/guide-template.ts';
import { adminGuide, individualGuides } from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';
import {
  clock,
  dropboxMemberGuides,
  dropboxOrganizationGuide,
  teamApi,
} from './dropbox-member-guide.ts';

const userPage = source(
  'How to manage third-party apps on Dropbox',
  'https://help.dropbox.com/integrations/third-party-apps',
  '2026-11-25',
);
const teamPage = source(
  'Manage app integrations and Extensions for your Dropbox team',
  'https://help.dropbox.com/teams-admins/admin/app-integrations',
  '2026-11-25',
);

const disconnect = step({
  id: 'dropbox-disconnect',
  title: 'Disconnect the app in Dropbox',
  actions: [
    'Sign in to dropbox.com with the account that you connected: {person}.',
    'Open the settings, tab “Apps” (“Connected apps” on older pages), and select {appName}.',
    'Select “Disconnect”, or the X beside the app.',
  ],
  where: {
    menuPath: 'dropbox.com > avatar > Settings > Apps',
    links: [{ label: 'Connected apps', url: 'https://www.dropbox.com/account/connected_apps' }],
  },
  who: 'You, the owner of the account.',
  does: 'Ends the link between the app and your account.',
  doesNot: `It says nothing about the credential stored in monday. ${clock}`,
  undo: 'Connect the account again.',
  worked: 'The app is no longer in the list.',
  sources: [userPage],
});

const askMembers = step({
  id: 'dropbox-ask-members',
  title: 'Block the app, and ask members to disconnect',
  actions: [
    'In the Admin console, open the settings of the product Dropbox, then “Integrations”, and block {appName}. An app that is not listed is blocked by its app key.',
    'This does not disconnect members who are connected: send the message below to each of them.',
    'For many members, Dropbox’s team API can revoke the app of each: team/linked_apps/revoke_linked_app.',
  ],
  where: {
    menuPath: 'Admin console > Products: Dropbox > Settings > Integrations',
    links: [{ label: 'Dropbox', url: 'https://www.dropbox.com' }],
  },
  who: 'A team admin.',
  does: 'Keeps members who never connected from connecting.',
  doesNot: `It does not disconnect anyone who is connected already. ${clock}`,
  undo: 'Allow the app again in the same place.',
  worked:
    'Each member tells you that the app is gone from their list, or the team API lists it for no member.',
  sources: [teamPage, userPage, teamApi],
  message: {
    to: 'Each member who is connected',
    subject: 'Please disconnect the app {appName} in Dropbox',
    text: [
      'Hello,',
      '',
      'Please end the access of this app to your Dropbox account: {appName}.',
      'On dropbox.com, open the settings, tab “Apps”, select the app, then “Disconnect”.',
      '',
      'Please tell me when it is gone from your list.',
      '',
      'Thank you',
    ].join('\n'),
  },
});

export const dropboxGuides = [
  ...individualGuides({
    id: 'dropbox-individual',
    provider: 'dropbox',
    title: 'Your own Dropbox account',
    summary: [
      'In the settings of your Dropbox account, disconnect {appName}.',
      'Then have the credential deleted in monday.',
    ],
    steps: [disconnect],
    clock,
    check: 'At Dropbox: the app is no longer in the list.',
    pages: [userPage],
  }),
  ...dropboxMemberGuides,
  dropboxOrganizationGuide(askMembers),
  adminGuide({
    id: 'dropbox-admin',
    provider: 'dropbox',
    isForEveryone: true,
    title: 'A Dropbox team, for admins',
    summary: [
      'Blocking the app stops new connections only.',
      'Members who are connected must disconnect {appName} themselves.',
    ],
    steps: [askMembers],
    clock,
    check: 'At Dropbox: each member has seen that the app is gone from their list.',
    pages: [teamPage, userPage],
  }),
];
