import { step } from '../guide/guide-template.ts';
import { adminGuide, individualGuides } from '../guide/plain-guide.ts';
import { askOwner } from '../guide/plain-messages.ts';
import { source } from '../guide/source.ts';
import {
  adminPage,
  clock,
  salesforceOrganizationGuide,
  salesforceUserGuides,
} from './salesforce-user-guide.ts';

const userPage = source(
  'Application access request approved: revoking access later',
  'https://help.salesforce.com/s/articleView?id=platform.remoteaccess_request_approve.htm&type=5',
  '2026-11-25',
);
const revokeOwn = step({
  id: 'salesforce-revoke-own',
  title: 'Revoke the app in your personal settings',
  actions: [
    'Sign in to Salesforce with the user that you connected: {person}.',
    'In your personal settings, enter “Advanced User Details” in the Quick Find box and select it. If nothing is found, enter “Personal Information”.',
    'In the section “OAuth Connected Apps”, select “Revoke” beside {appName}. Do so for each of its entries: an app can be listed more than once.',
    'If you see no such section, send the message below to an admin of the org.',
  ],
  where: {
    menuPath: 'Personal settings > Advanced User Details > OAuth Connected Apps',
    links: [],
  },
  who: 'You, the user who connected it.',
  does: 'Revokes the access that you gave to this app.',
  doesNot: `One entry alone is not enough when the app is listed more than once. ${clock}`,
  undo: 'Connect the user again. Where the app is not installed in the org, Salesforce refuses this to people without the permission “Approve Uninstalled Connected Apps”: then an admin installs the app first.',
  worked: 'The section no longer lists the app.',
  sources: [userPage],
  message: askOwner,
});

const blockApp = step({
  id: 'salesforce-revoke-or-block',
  title: 'End the sessions of the app, or block it',
  actions: [
    'In Setup, open “Connected Apps OAuth Usage” and find {appName}.',
    'For one person, open the user count and revoke that person’s entries.',
    'For everyone, choose to block the app.',
    'If the app is an external client app, Salesforce lists it under “External Client Apps”, “OAuth Usage”.',
  ],
  where: { menuPath: 'Setup > Quick Find: Connected Apps OAuth Usage', links: [] },
  who: 'To see the page: View Setup and Configuration, and Manage Users. To change it: Customize Application, with Modify All Data or Manage Connected Apps.',
  does: 'Ends sessions of the app, for one person or for the whole org. A block also keeps it away.',
  doesNot: `A block also ends access for people connected from other monday accounts. They are not in the list of {appName}. ${clock}`,
  undo: 'Unblock the app, and connect again. Where the app is not installed in the org, install it first: Salesforce refuses apps that are not installed to most people.',
  worked: 'The page no longer lists the person with the app, or shows the app as blocked.',
  sources: [adminPage],
});

export const salesforceGuides = [
  ...individualGuides({
    id: 'salesforce-individual',
    provider: 'salesforce',
    title: 'Your own Salesforce user',
    summary: [
      'In your personal settings, under “OAuth Connected Apps”, revoke {appName}.',
      'Then have the credential deleted in monday.',
    ],
    steps: [revokeOwn],
    clock,
    check: 'At Salesforce: the section “OAuth Connected Apps” no longer lists the app.',
    pages: [userPage],
  }),
  ...salesforceUserGuides,
  salesforceOrganizationGuide(blockApp),
  adminGuide({
    id: 'salesforce-admin',
    provider: 'salesforce',
    isForEveryone: true,
    title: 'A Salesforce org, for admins',
    summary: [
      'On “Connected Apps OAuth Usage”, revoke one person’s entries of {appName}, or block the app.',
      'Then ask monday to delete the credentials.',
    ],
    steps: [blockApp],
    clock,
    check: 'At Salesforce: the person is no longer listed with the app, or the app is blocked.',
    pages: [adminPage],
  }),
];
