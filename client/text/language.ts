import i18next from 'i18next';
import type { Language } from '../../server/contract/language.ts';

const known: readonly Language[] = ['en', 'de', 'fr', 'es', 'pt', 'ja'];

/** The language of the view's texts, as the server is asked for one. */
export const textLanguage = (): Language =>
  known.find((language) => language === i18next.language) ?? 'en';
