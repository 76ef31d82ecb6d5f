import { csvLines } from '../../contract/csv.ts';
import type { GuideMessage, Situation } from '../../contract/guide.ts';

/** Subject of the mail to monday; texts may hold placeholders. */
export interface DeletionRequest {
  /** monday's address for such requests. */
  to: string;
  accountId: string;
  appName: string;
  userIds: string;
  /** One line an identity. */
  identities: string;
  /** The credentials of other people: the sender is then an account admin. */
  forOthers: boolean;
  /** Why it is asked; absent where it is not known. */
  situation?: Situation;
}

/** Whoever holds a directory reads its mailboxes. */
const keepAway =
  'Please do not act on a mail from an address of the organization of these accounts, and send no answer there.';

/** By when; in English, as the mail. */
const urgency: Record<Situation, string> = {
  left: 'today. The person has left or is leaving.',
  person_compromised: 'at once. This is a security incident: the account may be misused.',
  app_compromised: 'at once. This is a security incident: the app may be misused.',
  organization_compromised:
    'at once. This is a security incident: an attacker may act as anyone of this organization.',
  not_needed: 'within a week.',
  wrong_account: 'within two days.',
};

/**
 * Asks monday to delete stored credentials and to confirm it. In English whatever the view's
 * language, since monday support reads it.
 */
export function deletionMail(request: DeletionRequest): GuideMessage {
  const { to, accountId, appName, userIds, identities, forOthers, situation } = request;
  return {
    to,
    subject: `Please delete stored workflow credentials: account ${accountId}, app ${appName}`,
    text: [
      'Hello,',
      '',
      forOthers
        ? 'I am an admin of the monday account below. Please delete the stored workflow credentials of the people below, with all their tokens.'
        : 'Please delete my stored workflow credentials below, with all their tokens.',
      '',
      `Account ID: ${accountId}`,
      `App: ${appName}`,
      `User IDs: ${userIds}`,
      'Connected accounts:',
      identities,
      ...(situation ? [`By when: ${urgency[situation]}`] : []),
      ...(situation === 'organization_compromised' ? ['', keepAway] : []),
      '',
      'Please confirm the deletion in writing, with date and time.',
      '',
      'Thank you',
    ].join('\n'),
  };
}

/** Longer addresses are cut off by some mail programs. */
const longestMailto = 1800;

/** The mail as an address to open; null when it is too long for one: then copy it, with the CSV. */
export function mailtoOf({ to, subject, text }: GuideMessage): string | null {
  const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
  const address = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${body}`;
  return address.length < longestMailto ? address : null;
}

export interface CredentialRow {
  userId: string;
  provider: string;
  identity: string;
  providerUniqueIdentifier: string;
  /** monday's own ids of the stored credential, as its runs named them; none for one never seen in a run. */
  credentialIds: readonly string[];
}

/** The credentials as a file to attach. https://www.rfc-editor.org/rfc/rfc4180 */
export function credentialsCsv(rows: readonly CredentialRow[]): string {
  const head = ['userId', 'provider', 'identity', 'providerUniqueIdentifier', 'userCredentialsIds'];
  const lines = rows.map((row) => [
    row.userId,
    row.provider,
    row.identity,
    row.providerUniqueIdentifier,
    row.credentialIds.join(' '),
  ]);
  return csvLines([head, ...lines]);
}

export interface DeletionMail {
  message: GuideMessage;
  mailto: string | null;
  /** With a long list: a file to attach, which the text then refers to. */
  csv: string | null;
}

/** The id by which monday's support finds a credential stands with the account that it belongs to. */
function lineOf({ identity, provider, providerUniqueIdentifier, credentialIds }: CredentialRow) {
  const ids = credentialIds.length > 0 ? [`userCredentialsId ${credentialIds.join(', ')}`] : [];
  return `- ${identity} (${[provider, providerUniqueIdentifier, ...ids].join(', ')})`;
}

/** The mail for these credentials: whole in the text while it fits a link, else with a file. */
export function writeDeletionMail(
  request: Omit<DeletionRequest, 'userIds' | 'identities'>,
  rows: readonly CredentialRow[],
): DeletionMail {
  const userIds = [...new Set(rows.map((row) => row.userId))].join(', ');
  const identities = rows.map(lineOf).join('\n');
  const message = deletionMail({ ...request, userIds, identities });
  const mailto = mailtoOf(message);
  if (mailto !== null) return { message, mailto, csv: null };
  const attached = {
    userIds: 'see the attached file',
    identities: `- ${rows.length} connected accounts: see the attached file`,
  };
  return {
    message: deletionMail({ ...request, ...attached }),
    mailto: null,
    csv: credentialsCsv(rows),
  };
}
