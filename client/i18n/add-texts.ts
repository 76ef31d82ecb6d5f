import i18next from 'i18next';
// Sets it up: texts can be added only then.
import './translate.ts';

/** Adds the English texts of a part of the view, or of a page, as it is loaded. */
export function addTexts(feature: string, texts: object): void {
  i18next.addResourceBundle('en', 'translation', { [feature]: texts }, true);
}
