import { step } from './guide-template.ts';
import { deletionMail } from './monday-mail.ts';
import { mondaySources } from './monday-sources.ts';

const askedFor = {
  accountId: '{accountId}',
  appName: '{appName}',
  userIds: '{userIds}',
  identities: '{identities}',
};

/**
 * monday's developer pages name a deletion by the person; no help page gives its path yet.
 * https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials
 */
export const lookBeside = step({
  id: 'monday-look-beside-account',
  title: 'Look for a remove or delete choice in monday',
  actions: [
    'Very likely it is beside the account, where you choose it in a block or skill. monday has no official page about it yet.',
    'If there is one, use it, and note the time.',
    'If there is none, continue with the next step.',
  ],
  where: { menuPath: null, links: [] },
  who: 'The person who connected the account. A deactivated person cannot do it: write to monday support.',
  does: 'Asks monday to delete the stored credential.',
  doesNot:
    'It does not remove the permission at the provider. monday does not report that a credential was deleted, so {appName} can note it but never confirm it.',
  undo: 'Connect the account again.',
  worked: 'The account is no longer offered where you pick accounts. That is all one can see.',
  sources: [mondaySources.mondayCredentials],
});

export const writeToMonday = step({
  id: 'monday-write-to-support',
  title: 'Write to monday support',
  actions: [
    'Send the message below to {supportEmail}, in English as it is.',
    'Keep the answer: it is the only evidence of monday’s part.',
  ],
  where: { menuPath: null, links: [] },
  who: 'The person who connected the account.',
  does: 'Asks monday to delete the stored credential and its tokens, and to confirm it in writing.',
  doesNot:
    'Nothing is deleted until monday acts. It does not remove the permission at the provider.',
  undo: 'Write again before monday has acted.',
  worked: 'monday support confirms the deletion in writing.',
  sources: [mondaySources.mondayCredentials],
  message: deletionMail({ ...askedFor, to: '{supportEmail}', forOthers: false }),
});

export const writeForOthers = step({
  ...writeToMonday,
  id: 'monday-write-for-others',
  title: 'Write to monday support as an account admin',
  who: 'An admin of the monday account. The text says so.',
  message: deletionMail({ ...askedFor, to: '{supportEmail}', forOthers: true }),
});

/** Meaning of monday's answer. */
export const noteConfirmation = step({
  id: 'monday-note-confirmation',
  title: 'Note monday’s answer',
  actions: [
    'When monday support confirms the deletion in writing, note the date and time.',
    'Without an answer, ask again.',
  ],
  where: { menuPath: null, links: [] },
  who: 'Whoever wrote to monday support.',
  does: 'Records that monday says it has deleted the credential.',
  doesNot: 'It proves nothing by itself: nothing of monday shows a deletion.',
  undo: 'Withdraw the note.',
  worked: 'The answer names the credentials, and a date and time.',
  sources: [mondaySources.mondayCredentials],
});

/**
 * An owner may transfer a single automation, an admin all of a person.
 * https://support.monday.com/hc/en-us/articles/25116337794322
 */
export const handOverOwn = step({
  id: 'monday-hand-over-own',
  title: 'Hand over your automations first',
  actions: [
    'Choose who takes over your automations.',
    'Let them connect an account of their own in each automation that uses this connection, while yours still works.',
    'Transfer each automation to them, or send the message below: an admin can transfer all of them at once.',
  ],
  where: { menuPath: null, links: [] },
  who: 'You, with the person who takes over. An admin of the monday account can transfer all automations at once.',
  does: 'Keeps the automations going. Without it, those that use this connection stop when its access ends, and all others when you are deactivated.',
  doesNot: 'It removes no access and deletes no credential.',
  undo: 'Transfer them again.',
  worked: 'The new owner is shown, and a run with their account succeeds.',
  sources: [mondaySources.mondayOwnership],
  message: {
    to: 'An admin of your monday account',
    subject: 'Please transfer my automations before I leave',
    text: [
      'Hello,',
      '',
      'I am leaving. Please transfer my automations to the new owner below before I am deactivated.',
      '',
      'New owner:',
      'My user ID: {userIds}',
      'App: {appName}',
      '',
      'Automations that use my connected account stop when I remove its access. So the new owner connects an account of their own first.',
      '',
      'Please tell me when it is done.',
      '',
      'Thank you',
    ].join('\n'),
  },
});

/** Automations of a person stop with the person; another owner keeps them. */
export const handOver = step({
  id: 'monday-hand-over-automations',
  title: 'Hand over the person’s automations first',
  actions: [
    'Choose who takes over the automations of {person}.',
    'Let the new owner connect an account of their own where an automation used this one.',
  ],
  where: { menuPath: 'Administration > Directory > Automations ownership', links: [] },
  who: 'An admin of the monday account.',
  does: 'Keeps the automations of the person going. Without it they are deactivated with the person.',
  doesNot: 'It says nothing about credentials, and deletes none.',
  undo: 'Transfer them again.',
  worked: 'The new owner is shown, and monday writes to them.',
  sources: [mondaySources.mondayOwnership],
});

/** Whoever holds an organization's directory can sign in as its people, here as well. */
export const secureAdmins = step({
  id: 'monday-secure-admins',
  title: 'Secure the monday account first',
  actions: [
    'Find out which admins of the monday account sign in through the compromised organization: by its single sign-on, or with a mailbox there.',
    'Let an admin act whose sign-in does not depend on it. Take the admin role from the others until it is over.',
    'Call people by a number that you had before. Send no link to this case, and nothing about it, to an address there.',
  ],
  where: { menuPath: null, links: [] },
  who: 'An admin of the monday account whose sign-in does not depend on the compromised organization.',
  does: 'Keeps whoever controls the organization from undoing these steps in monday, and from reading about them.',
  doesNot:
    'It ends no access of {appName}. Connections of other organizations are not touched: nothing is to do there.',
  undo: 'Give the roles back when the organization is safe again.',
  worked: 'Every admin of the monday account signs in without the compromised organization.',
  sources: [mondaySources.mondayAdministration],
});
