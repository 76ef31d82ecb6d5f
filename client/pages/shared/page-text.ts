import { addTexts } from '../../i18n/catalogue.ts';
import names from '../../i18n/en/names.json';
import pages from '../../i18n/en/pages.json';
import { browserLanguage } from '../../i18n/language.ts';
import { speak } from '../../i18n/use-language.ts';

/**
 * Sets up the texts of a page outside the frame: its own and those that all such pages share. They
 * speak as the browser does.
 *
 * @param own by feature, such as `{ caseLink }`
 */
export async function startTexts(own: Record<string, object>): Promise<void> {
  for (const [feature, texts] of Object.entries({ names, pages, ...own })) addTexts(feature, texts);
  await speak(browserLanguage());
}
