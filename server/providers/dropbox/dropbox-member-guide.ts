import { type StepTemplate, step } from '../guide/guide-template.ts';
import { callTrusted, takeBackAdmins } from '../guide/incident-steps.ts';
import { adminGuide, compromisedOrganizationGuide } from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';

const readOn = '2026-11-30';
const suspendPage = source(
  'How to suspend a member of a Dropbox team',
  'https://help.dropbox.com/security/suspend-member',
  readOn,
);
const deletePage = source(
  'How to delete a member from a Dropbox team',
  'https://help.dropbox.com/teams-admins/admin/delete-member',
  readOn,
);
/** Its errors name `user_suspended`: the API refuses calls for a suspended user. */
const userApi = source(
  'Dropbox API: errors of authentication',
  'https://www.dropbox.com/developers/documentation/http/documentation',
  readOn,
);
export const teamApi = source(
  'Dropbox team API: linked apps',
  'https://www.dropbox.com/developers/documentation/http/teams',
  readOn,
);

export const clock = 'How long tokens already issued go on working is not known for Dropbox.';

/** The console suspends or deletes a member as a whole; it has no page of one member's apps. */
const suspendMember = step({
  id: 'dropbox-suspend-member',
  title: 'Suspend the member in the Admin console',
  actions: [
    'In the Admin console, open “Members”, select “…” beside {person}, then “Suspend”.',
    'To end the link of the app itself as well, revoke it for this member by Dropbox’s team API: team/linked_apps/revoke_linked_app.',
    'Delete the member later, when the files have a new owner.',
  ],
  where: {
    menuPath: 'Admin console > Members',
    links: [{ label: 'Dropbox', url: 'https://www.dropbox.com' }],
  },
  who: 'A team admin, or an admin who may manage members.',
  does: 'The member loses access and is logged out of all devices. Dropbox’s API refuses calls for a suspended member.',
  doesNot: `Dropbox does not say that it ends the link of the app: when the member is unsuspended, its access may work again. It hits the whole account, not this app alone. ${clock}`,
  undo: 'Unsuspend the member in the same place.',
  worked: 'The member is listed as suspended.',
  sources: [suspendPage, deletePage, userApi, teamApi],
});

const suspending = {
  provider: 'dropbox' as const,
  steps: [suspendMember],
  clock,
  check: 'At Dropbox: the member is listed as suspended.',
  pages: [suspendPage, deletePage],
};
const ends = 'Suspend the member: Dropbox then refuses calls of apps for them.';
const thenMonday = 'Then ask monday to delete the credentials.';

/** One member whose account goes as a whole. */
export const dropboxMemberGuides = [
  adminGuide({
    ...suspending,
    id: 'dropbox-admin-left',
    situations: ['left'],
    title: 'A person who leaves or has left',
    summary: [ends, 'Delete the member when the files have a new owner.', thenMonday],
  }),
  adminGuide({
    ...suspending,
    id: 'dropbox-admin-person-compromised',
    situations: ['person_compromised'],
    title: 'A person’s account is compromised',
    summary: [ends, 'Revoke the link of the app before you unsuspend them.', thenMonday],
  }),
];

/** The team itself is in other hands. */
export const dropboxOrganizationGuide = (askMembers: StepTemplate) =>
  compromisedOrganizationGuide({
    id: 'dropbox-admin-organization-compromised',
    provider: 'dropbox',
    stop: 'Then block {appName}, end its link to each member, and have monday delete the credentials.',
    steps: [
      callTrusted({ provider: 'dropbox', sources: [suspendPage] }),
      takeBackAdmins({
        provider: 'dropbox',
        sources: [suspendPage, deletePage],
        actions: [
          'Sign in with a team admin’s account that was checked, from a clean device.',
          'Look at who is an admin of the team. Suspend those whom no one knows.',
          'Reset the passwords of the other admins. Where people sign in by single sign-on, end their sessions there.',
        ],
        menuPath: 'Admin console > Members',
        links: [{ label: 'Dropbox', url: 'https://www.dropbox.com' }],
        who: 'A team admin.',
      }),
      askMembers,
    ],
    clock,
    check: 'At Dropbox: each member has seen that the app is gone from their list.',
    pages: [suspendPage, teamApi],
  });
