import type { Language } from '../../server/contract/language.ts';
import { languageNow } from './catalogue.ts';

const known: readonly Language[] = ['en', 'de', 'fr', 'es', 'pt', 'ja'];

/** A language of the view; `qps` is made from English, to look at the layout from right to left. */
export type Spoken = Language | 'qps';

/**
 * The language of the view for a person: English where there are no texts in theirs.
 *
 * @param tag of BCP 47, such as `pt-BR`
 */
export function spokenFor(tag: string): Spoken {
  const [base = '', region] = tag.toLowerCase().split(/[-_]/);
  if (base === 'qps' && region === 'ploc') return 'qps';
  return known.find((language) => language === base) ?? 'en';
}

/** Returns the language of the browser, for where monday names none: its first language that has texts. */
export function browserLanguage(): string {
  const tags = navigator.languages ?? [];
  return tags.find((tag) => spokenFor(tag) !== 'en' || /^en\b/i.test(tag)) ?? 'en';
}

/** The language of the view's texts, as the server is asked for one. */
export const textLanguage = (): Language =>
  known.find((language) => language === languageNow()) ?? 'en';
