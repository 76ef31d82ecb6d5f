import type { GuideMessage } from '../../contract/guide.ts';
import { step } from '../guide/guide-template.ts';
import { adminGuide, individualGuide } from '../guide/plain-guide.ts';
import { clock, deactivatedPage, managePage, removePage, where } from './slack-pages.ts';

const shared =
  'This is the app’s own token (a bot token). It is the same for everyone who connected the app in this workspace.';
const notOwn =
  'A person cannot end it: it goes on when they remove their own authorization, and when they are deactivated.';

const askToRemove: GuideMessage = {
  to: 'An owner or admin of {organization}',
  subject: 'Please remove the app {appName} from our Slack workspace',
  text: [
    'Hello,',
    '',
    'The app below has a token of its own (a bot token) in our Slack workspace. I cannot end it: only removing the app from the workspace does.',
    '',
    'App: {appName}',
    'Application ID: {applicationId}',
    'Workspace: {organization}',
    '',
    'Removing it ends its access for everyone in the workspace. Please talk to them first.',
    '',
    'Please tell me when it is removed.',
    '',
    'Thank you',
  ].join('\n'),
};

const removeBot = step({
  id: 'slack-remove-bot',
  title: 'Remove the app, and its own token with it',
  actions: [
    'Open the page below in the right workspace: {organization}.',
    'Among the installed apps, select {appName}.',
    'Under “Configuration”, select “Remove app”.',
  ],
  where,
  who: 'A workspace owner, or a member with permission to manage apps.',
  does: 'Revokes the app’s own token, and every person’s authorization of the app in this workspace.',
  doesNot: `It does not remove the app from other workspaces. ${clock}`,
  undo: 'Add the app and connect again.',
  worked: 'The app is no longer listed.',
  sources: [removePage, managePage],
});

const askOwnerToRemove = step({
  id: 'slack-ask-to-remove-bot',
  title: 'Ask an owner of the workspace to remove the app',
  actions: [
    'Copy the message below and send it to an owner of the workspace {organization}.',
    'Note what they removed, and when.',
  ],
  where: { menuPath: null, links: [] },
  who: 'You write. A workspace owner, or a member with permission to manage apps, acts.',
  does: 'Asks for the removal of the app.',
  doesNot: 'It ends nothing until an owner has removed the app.',
  undo: 'Write again before an owner has acted.',
  worked: 'The owner tells you that the app is removed, and when.',
  sources: [removePage, deactivatedPage],
  message: askToRemove,
});

/** Guides for the token of the app itself, which Slack calls its bot's. */
export const slackAppGuides = [
  individualGuide({
    id: 'slack-individual-app',
    provider: 'slack',
    accountType: 'app',
    title: 'The app’s own access to your Slack workspace',
    summary: [shared, notOwn, 'Copy the message for an owner of the workspace.'],
    steps: [askOwnerToRemove],
    clock,
    check: 'At Slack: an owner has told you that the app is removed.',
    pages: [removePage, deactivatedPage],
  }),
  adminGuide({
    id: 'slack-admin-app',
    provider: 'slack',
    isForEveryone: true,
    accountType: 'app',
    title: 'The app’s own access to a Slack workspace, for owners',
    summary: [
      shared,
      notOwn,
      'Remove {appName} from the workspace. Then ask monday to delete the credentials.',
    ],
    warnings: [
      'Removing the app ends its access for everyone in the workspace, people from other monday accounts too. They are not in the list of {appName}.',
    ],
    steps: [removeBot],
    clock,
    check: 'At Slack: the app is no longer listed.',
    pages: [removePage, managePage, deactivatedPage],
  }),
];
