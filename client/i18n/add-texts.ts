import { addCatalogue, type Catalogue } from './catalogue.ts';

/** Adds the English texts of a part of the view, or of a page, as it is loaded. */
export function addTexts(feature: string, texts: Catalogue): void {
  addCatalogue('en', { [feature]: texts });
}
