import i18next from 'i18next';
// Sets it up: texts can be added only then.
import './translate.ts';

/** Adds the texts of a part of the view that is loaded later: the first view does without them. */
export function addTexts(feature: string, texts: object): void {
  i18next.addResourceBundle('en', 'translation', { [feature]: texts }, true);
}
