import { describe, expect, test } from 'vitest';
import { language } from '../../../server/contract/language.ts';
import { baseOf, countedKeys, filesOf, fits, keysInSources, textsOf } from '../../kit/texts.ts';

const english = textsOf('en');
const counted = countedKeys(english);
const others = language.options.filter((name) => name !== 'en');

const placeholders = (text: string) => new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? []);
const tags = (text: string) => (text.match(/<[^>]*>/g) ?? []).sort();

/** Stays the same in every language: names of files. */
const sameEverywhere = ['guides.mail.fileName'];

/** Words of a text that are more than names and placeholders. */
const wordsOf = (text: string) =>
  text.replace(/\{\{.*?\}\}/g, '').match(/\p{L}{3,}/gu)?.length ?? 0;

describe('the English texts', () => {
  const used = keysInSources();

  test('are all shown somewhere', () => {
    const unused = [...english.keys()]
      .map((key) => baseOf(key, counted))
      .filter((key) => !used.some((pattern) => fits(key, pattern)));
    expect([...new Set(unused)]).toEqual([]);
  });

  test('hold every key that the view asks for', () => {
    const keys = [...english.keys()].map((key) => baseOf(key, counted));
    const features = new Set(keys.map((key) => key.split('.')[0]));
    const absent = used.filter(
      (pattern) =>
        features.has(pattern.split('.')[0]) &&
        !/\.(ts|tsx|css|json)$/.test(pattern) &&
        !keys.some((key) => fits(key, pattern)),
    );
    expect(absent).toEqual([]);
  });
});

describe.each(others)('the texts in %s', (name) => {
  const texts = textsOf(name);
  const forms = new Intl.PluralRules(name).resolvedOptions().pluralCategories;

  /** The keys that this language needs: a number has as many forms as the language gives it. */
  const needed = new Set(
    [...english.keys()].flatMap((key) => {
      const base = baseOf(key, counted);
      if (base === key || key.endsWith('_zero')) return [key];
      return forms.map((form) => `${base}_${form}`);
    }),
  );

  test('are in a file for each English one', () => {
    expect(filesOf(name)).toEqual(filesOf('en'));
  });

  test('miss no key, and have none too many', () => {
    expect([...needed].filter((key) => !texts.has(key))).toEqual([]);
    expect([...texts.keys()].filter((key) => !needed.has(key))).toEqual([]);
  });

  test('say the same values, with the same markup', () => {
    const different = [...texts].filter(([key, text]) => {
      const base = baseOf(key, counted);
      const like = english.get(key) ?? english.get(`${base}_other`) ?? '';
      const wanted = placeholders(like);
      const given = placeholders(text);
      // "One day" may do without its number.
      const mayLack = new Set(/_(zero|one|many)$/.test(key) ? wanted : []);
      return (
        [...given].some((one) => !wanted.has(one)) ||
        [...wanted].some((one) => !given.has(one) && !mayLack.has(one)) ||
        tags(text).join() !== tags(like).join()
      );
    });
    expect(different).toEqual([]);
  });

  test('are translated', () => {
    const left = [...texts].filter(
      ([key, text]) =>
        text === english.get(key) && wordsOf(text) > 2 && !sameEverywhere.includes(key),
    );
    expect(left).toEqual([]);
  });
});
