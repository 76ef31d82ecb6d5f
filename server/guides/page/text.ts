import { type Placeholder, placeholder } from '../../contract/guide.ts';
import { placeholderPattern } from '../fill.ts';
import { type Html, html } from './html.ts';

const words: Record<Placeholder, string> = {
  appName: 'app name',
  publisher: 'publisher',
  applicationId: 'application ID',
  tenantId: 'tenant ID',
  enterpriseAppObjectId: 'object ID of the app',
  organization: 'organization',
  person: 'person or account',
  objectId: 'object ID of the person',
  accountId: 'monday account ID',
  userIds: 'monday user IDs',
  identities: 'connected accounts',
  supportEmail: 'monday support',
};

/** Odd entries are names of placeholders, since the pattern captures them. */
const split = (text: string) => text.split(placeholderPattern);
const isName = (text: string): text is Placeholder =>
  placeholder.options.some((name) => name === text);

/** A text for reading: what is not filled in stands in brackets, marked. */
export const prose = (text: string): Html[] =>
  split(text).map((part, index) =>
    index % 2 === 1 && isName(part) ? html`<mark>[${words[part]}]</mark>` : html`${part}`,
  );

/** The same as plain text, where no markup can stand. */
export const plain = (text: string): string =>
  split(text)
    .map((part, index) => (index % 2 === 1 && isName(part) ? `[${words[part]}]` : part))
    .join('');

/** A command: an open placeholder stays as it is, so that the command stops on it. */
export const code = (text: string): Html[] =>
  split(text).map((part, index) =>
    index % 2 === 1 ? html`<mark>{${part}}</mark>` : html`${part}`,
  );

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day, for people and for machines. */
export const day = (iso: string): Html =>
  html`<time datetime="${iso}">${dayFormat.format(new Date(iso))}</time>`;

/** A link to another site, which learns nothing of this one. */
export const outside = (url: string, label: string): Html =>
  html`<a href="${url}" rel="noreferrer">${prose(label)}</a>`;

/** Shown by the script, since copying needs one; `of` tells apart buttons that read the same. */
export const copyButton = (target: string, label: string, of: string): Html =>
  html`<button type="button" class="copy" data-copy="${target}" aria-label="${label}: ${of}" hidden>${label}</button>`;
