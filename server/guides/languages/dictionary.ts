import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../contract/language.ts';

/** English texts, placeholders and all, with what they are in another language. */
export type Dictionary = Readonly<Record<string, string>>;

const english: Dictionary = {};
const read = new Map<Language, Dictionary>([['en', english]]);

/** The texts of guides in a language; read when it is first asked for. */
export function dictionaryOf(language: Language): Dictionary {
  const known = read.get(language);
  if (known) return known;
  const file = join(import.meta.dirname, `${language}.json`);
  const dictionary: Dictionary = JSON.parse(readFileSync(file, 'utf8'));
  read.set(language, dictionary);
  return dictionary;
}
