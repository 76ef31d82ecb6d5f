import { addCatalogue, type Catalogue, hasTexts, languageNow, setLanguage } from './catalogue.ts';
import { type Spoken, spokenFor } from './language.ts';

/** Loaders of the languages: one file for all of the view. English comes with what it is shown in. */
const loaders: Record<Exclude<Spoken, 'en'>, () => Promise<void>> = {
  de: async () => add('de', await import('./languages/de.ts')),
  fr: async () => add('fr', await import('./languages/fr.ts')),
  es: async () => add('es', await import('./languages/es.ts')),
  pt: async () => add('pt', await import('./languages/pt.ts')),
  ja: async () => add('ja', await import('./languages/ja.ts')),
  qps: async () => (await import('./pseudo.ts')).makePseudo(),
};

function add(language: Spoken, { default: texts }: { default: Catalogue }): void {
  addCatalogue(language, texts);
}

async function load(language: Spoken): Promise<Spoken> {
  if (language === 'en' || hasTexts(language)) return language;
  try {
    await loaders[language]();
    return language;
  } catch {
    // English is there. A text in the wrong language is better than none.
    return 'en';
  }
}

let lastWish = 0;

/**
 * Makes a language the one of all texts and of the document.
 *
 * @param tag what the person speaks, such as `pt-BR`
 * @returns the language that it is now, which is English where theirs has no texts or cannot be loaded
 */
export async function speak(tag: string): Promise<Spoken> {
  const wish = ++lastWish;
  const language = await load(spokenFor(tag));
  if (wish !== lastWish) return languageNow() as Spoken;
  setLanguage(language);
  const { documentElement } = document;
  // English, in Hebrew letters: https://www.rfc-editor.org/rfc/rfc5646#section-2.2.3
  documentElement.lang = language === 'qps' ? 'en-Hebr' : language;
  documentElement.dir = language === 'qps' ? 'rtl' : 'ltr';
  return language;
}
