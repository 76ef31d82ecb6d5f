import { type GuideSource, type Placeholder, placeholder } from '../../contract/guide.ts';
import { placeholderPattern } from '../build/fill-guide.ts';
import { type Html, html } from './html.ts';
import type { Words } from './page-words.ts';

/** Replacement of an unknown value. */
export const openWords: Record<Placeholder, string> = {
  appName: 'app name',
  publisher: 'publisher',
  applicationId: 'application ID',
  tenantId: 'tenant ID',
  enterpriseAppObjectId: 'object ID of the app',
  organization: 'organization',
  permissions: 'permissions',
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
export const prose = (words: Words, text: string): Html[] =>
  split(text).map((part, index) =>
    index % 2 === 1 && isName(part)
      ? html`<mark>[${words.say(openWords[part])}]</mark>`
      : html`${part}`,
  );

/** The same as plain text, where no markup can stand. */
export const plain = ({ say }: Words, text: string): string =>
  split(text)
    .map((part, index) => (index % 2 === 1 && isName(part) ? `[${say(openWords[part])}]` : part))
    .join('');

/** A command: an open placeholder stays as it is, so that the command stops on it. */
export const code = (text: string): Html[] =>
  split(text).map((part, index) =>
    index % 2 === 1 ? html`<mark>{${part}}</mark>` : html`${part}`,
  );

/** A link to another site, which learns nothing of this one. */
export const outside = (words: Words, url: string, label: string): Html =>
  html`<a href="${url}" rel="noreferrer">${prose(words, label)}</a>`;

/** The pages that a statement stands on, each with the day on which it was last read. */
export const sourcesLine = (words: Words, sources: readonly GuideSource[]): Html =>
  html`<p class="sources">${words.say('Source')}: ${sources.map(
    (source, place) =>
      html`${place > 0 && '; '}${outside(words, source.url, source.title)}, ${words.sayWith('read {day}', { day: words.day(source.readOn) })}`,
  )}.</p>`;

/** Shown by the script, since copying needs one; `of` tells apart buttons that read the same. */
export const copyButton = (target: string, label: string, of: string): Html =>
  html`<button type="button" class="copy" data-copy="${target}" aria-label="${label}: ${of}" hidden>${label}</button>`;
