import { type StepTemplate, step } from '../guide/guide-template.ts';
import { callTrusted, takeBackAdmins } from '../guide/incident-steps.ts';
import { adminGuide, compromisedOrganizationGuide } from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';
import { clock, deactivatedPage, managePage, removePage } from './slack-pages.ts';

const readOn = '2026-11-30';
const deactivatePage = source(
  'Deactivate a member’s account',
  'https://slack.com/help/articles/204475027',
  readOn,
);
const resetPage = source(
  'Reset all passwords for your workspace',
  'https://slack.com/help/articles/204510068',
  readOn,
);

/**
 * "API tokens are revoked as well": https://slack.com/help/articles/360000446446. Slack has no page on
 * which an admin ends one member's authorization for certain while the member stays.
 */
const deactivateMember = step({
  id: 'slack-deactivate-member',
  title: 'Deactivate the member in Slack',
  actions: [
    'On a computer, open the menu of the workspace {organization}, then “Manage members”.',
    'Beside {person}, select “…”, then “Deactivate account”.',
    'In an Enterprise organization, do it among the members of the organization, so that it holds for all workspaces.',
  ],
  where: {
    menuPath: 'Slack > workspace menu > Settings & administration > Manage members',
    links: [],
  },
  who: 'A workspace owner or admin. For an admin’s or owner’s account, someone of a higher role.',
  does: 'Signs the member out everywhere and revokes their API tokens, this app’s too.',
  doesNot: `It does not end the app’s own token (a bot token). It hits the whole account, not this app alone. ${clock}`,
  undo: 'Activate the account again. The person then connects again.',
  worked: 'The member is listed as deactivated.',
  sources: [deactivatePage, deactivatedPage],
});

const deactivating = {
  provider: 'slack' as const,
  steps: [deactivateMember],
  clock,
  check: 'At Slack: the member is listed as deactivated.',
  pages: [deactivatePage, deactivatedPage],
};
const endsTokens = 'Deactivate the member: Slack then revokes their API tokens, this app’s too.';
const thenMonday = 'Then ask monday to delete the credentials.';

/** One member whose account goes as a whole. */
export const slackMemberGuides = [
  adminGuide({
    ...deactivating,
    id: 'slack-admin-left',
    situations: ['left'],
    title: 'A person who leaves or has left',
    summary: [endsTokens, thenMonday],
  }),
  adminGuide({
    ...deactivating,
    id: 'slack-admin-person-compromised',
    situations: ['person_compromised'],
    title: 'A person’s account is compromised',
    summary: [endsTokens, 'Activate it again when the person has it back.', thenMonday],
  }),
];

/** The workspace itself is in other hands. */
export const slackOrganizationGuide = (removeApp: StepTemplate) =>
  compromisedOrganizationGuide({
    id: 'slack-admin-organization-compromised',
    provider: 'slack',
    stop: 'Then remove {appName} from the workspace, and have monday delete the credentials.',
    steps: [
      callTrusted({ provider: 'slack', sources: [resetPage] }),
      takeBackAdmins({
        provider: 'slack',
        sources: [resetPage, deactivatePage],
        actions: [
          'Sign in with an owner’s account that was checked, from a clean device.',
          'Look at who is an owner or admin. Deactivate those whom no one knows.',
          'Force a password reset, and sign everyone out with it. Where people sign in by single sign-on, end their sessions there.',
        ],
        menuPath:
          'Slack > workspace menu > Settings & administration > Workspace settings > Authentication',
        links: [],
        who: 'An owner of the workspace, or of the organization.',
      }),
      removeApp,
    ],
    clock,
    check: 'At Slack: the app is no longer listed.',
    pages: [resetPage, removePage, managePage],
  });
