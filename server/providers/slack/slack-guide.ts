import { step } from '../guide/guide-template.ts';
import { adminGuide, individualGuides } from '../guide/plain-guide.ts';
import { askOwner } from '../guide/plain-messages.ts';
import { slackAppGuides } from './slack-app-guide.ts';
import { slackMemberGuides, slackOrganizationGuide } from './slack-member-guide.ts';
import { clock, managePage, removePage, where } from './slack-pages.ts';

const removeAuthorization = step({
  id: 'slack-remove-authorization',
  title: 'Remove your authorization in Slack',
  actions: [
    'Open the page below in the right workspace: {organization}.',
    'Among the installed apps, select {appName}.',
    'Remove your own authorization. If you see no such choice, send the message below to an owner of the workspace.',
  ],
  where,
  who: 'You. Where apps need approval, only owners and app managers may remove.',
  does: 'Revokes your authorization of this app.',
  doesNot: `It does not remove the app for others. ${clock}`,
  undo: 'Connect the account again.',
  worked: 'Your authorization is no longer listed with the app.',
  sources: [removePage],
  message: askOwner,
});

const removeApp = step({
  id: 'slack-remove-app',
  title: 'Remove the app from the workspace',
  actions: [
    'Open the page below in the right workspace: {organization}.',
    'Among the installed apps, select {appName}.',
    'For one person, remove their authorization. For everyone, select “Remove app”.',
  ],
  where,
  who: 'A workspace owner, or a member with permission to manage apps.',
  does: 'Revokes one authorization, or all of them with the app.',
  doesNot: `Removing the app also ends access for people connected from other monday accounts. They are not in the list of {appName}. ${clock}`,
  undo: 'Add the app and connect again.',
  worked: 'The authorization, or the app, is no longer listed.',
  sources: [removePage, managePage],
});

export const slackGuides = [
  ...individualGuides({
    id: 'slack-individual',
    provider: 'slack',
    title: 'Your own Slack account',
    summary: [
      'On Slack’s page of apps, select {appName} and remove your authorization.',
      'Then have the credential deleted in monday.',
    ],
    steps: [removeAuthorization],
    clock,
    check: 'At Slack: your authorization is no longer listed.',
    pages: [removePage],
  }),
  adminGuide({
    id: 'slack-admin',
    provider: 'slack',
    isForEveryone: true,
    title: 'A Slack workspace, for owners',
    summary: [
      'Remove one authorization of {appName}, or the app from the workspace.',
      'Then ask monday to delete the credentials.',
    ],
    steps: [removeApp],
    clock,
    check: 'At Slack: the authorization, or the app, is no longer listed.',
    pages: [removePage, managePage],
  }),
  ...slackMemberGuides,
  slackOrganizationGuide(removeApp),
  ...slackAppGuides,
];
