import { addCatalogue, type Catalogue, onAdded, textsIn } from './catalogue.ts';

const latin = 'abcdefghijklmnopqrstuvwxyz';
/** One for each Latin letter, much as it sounds. */
const hebrew = 'אבקדעפגהיגכלמנופקרסטוווקיז';
/** A point below the letter: lines get as high as with accents. */
const point = '\u05b8';

/** Letters that are really written from right to left; vowels are doubled, which makes words longer. */
const strange = (words: string): string =>
  [...words]
    .map((letter) => {
      const other = hebrew[latin.indexOf(letter.toLowerCase())] ?? letter;
      return /[aeiou]/i.test(letter) ? other + point + other : other;
    })
    .join('');

/**
 * A text as a language that is written from right to left, with longer words and marks, might have it.
 * Placeholders stay as they are.
 */
export const pseudoOf = (text: string): string =>
  text
    .split(/(\{\{.*?\}\})/)
    .map((part, at) => (at % 2 === 1 ? part : strange(part)))
    .join('');

const pseudoTexts = (texts: Catalogue): Catalogue =>
  Object.fromEntries(
    Object.entries(texts).map(([key, one]) => [
      key,
      typeof one === 'string' ? pseudoOf(one) : pseudoTexts(one),
    ]),
  );

const addAll = () => addCatalogue('qps', pseudoTexts(textsIn('en')));

/** Makes a language out of the English texts, and of those that come later. */
export function makePseudo(): void {
  addAll();
  onAdded((language) => {
    if (language === 'en') addAll();
  });
}
