import type { Language } from '../../contract/language.ts';
import { type Say, sayerOf } from '../languages/translate.ts';
import { type Html, html } from './html.ts';

/** The page's own words in one language. */
export interface Words {
  language: Language;
  /** A text of the page in its language. */
  say: Say;
  /** A text with markup in the places written `{name}`. */
  sayWith(text: string, values: Readonly<Record<string, Html | string>>): Html[];
  /** A day, for people and for machines. */
  day(iso: string): Html;
}

/** Days are written as in Britain where English is spoken: the month as a word, so that none is mistaken. */
const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : language);

/** The words of a language. */
export function wordsIn(language: Language, say: Say = sayerOf(language)): Words {
  const days = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return {
    language,
    say,
    sayWith: (text, values) =>
      say(text)
        .split(/\{(\w+)\}/)
        .map((part, index) => html`${index % 2 === 1 ? (values[part] ?? `{${part}}`) : part}`),
    day: (iso) => html`<time datetime="${iso}">${days.format(new Date(iso))}</time>`,
  };
}
