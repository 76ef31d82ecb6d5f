import i18next from 'i18next';
import pages from '../../i18n/en/pages.json';
import { browserLanguage } from '../../i18n/language.ts';
import { speak } from '../../i18n/use-language.ts';

/**
 * Sets up the texts of a page outside the frame: its own and those that all such pages share. The
 * texts of the view stay where they are. They speak as the browser does.
 *
 * @param own by feature, such as `{ caseLink }`
 */
export async function startTexts(own: Record<string, object>): Promise<void> {
  i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: { pages, ...own } } },
    initAsync: false,
    // React escapes; once is enough.
    interpolation: { escapeValue: false },
  });
  await speak(browserLanguage());
}

/** The text of a key, such as `t('pages.copy')`. */
export const t = i18next.t.bind(i18next);

/** The language that these texts are in. */
export const pageLanguage = (): string => i18next.language;

/** Keeps a name's own writing direction to itself inside a sentence. https://www.w3.org/TR/html-bdi */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
