import i18next from 'i18next';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'áƀçđéƒĝĥíĵķłɱñóþɋřšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶŁṀÑÓÞɊŘŠŤÚṼŴẊÝŽ';

/** Overrides the direction of what is between: letters from right to left, as in Hebrew. */
const rightToLeft = (words: string) => `\u202e${words}\u202c`;

const strange = (words: string): string =>
  [...words]
    .map((letter) => {
      const at = plain.indexOf(letter);
      const other = at < 0 ? letter : (accented[at] as string);
      return /[aeiouAEIOU]/.test(letter) ? other + other : other;
    })
    .join('');

/**
 * A text as a language that is written from right to left, longer and with accents might have it.
 * What stands for a value stays.
 */
export const pseudoOf = (text: string): string =>
  text
    .split(/(\{\{.*?\}\})/)
    .map((part, at) => (at % 2 === 1 || part === '' ? part : rightToLeft(strange(part))))
    .join('');

const pseudoTexts = (texts: unknown): unknown =>
  typeof texts === 'string'
    ? pseudoOf(texts)
    : Object.fromEntries(
        Object.entries(texts as object).map(([key, one]) => [key, pseudoTexts(one)]),
      );

const addAll = () =>
  i18next.addResourceBundle(
    'qps',
    'translation',
    pseudoTexts(i18next.getResourceBundle('en', 'translation')),
    true,
    true,
  );

/** Makes a language out of the English texts, and of those that come later. */
export function makePseudo(): void {
  addAll();
  i18next.store.on('added', (language: string) => {
    if (language === 'en') addAll();
  });
}
