import { describe, expect, test } from 'vitest';
import { language } from '../../../server/contract/language.ts';
import { dictionaryOf } from '../../../server/guides/languages/dictionary.ts';
import { startServer } from '../../kit/server.ts';
import { neededTexts } from './needed-texts.ts';

const needed = neededTexts();
const others = language.exclude(['en']).options;

const placeholdersOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
/** Labels of Microsoft's and monday's pages stay as those show them. */
const quotedOf = (text: string) =>
  (text.match(/“[^”]+”/g) ?? []).map((quoted) => quoted.slice(1, -1)).sort();
/** Names and single words may be the same in two languages; a sentence is not. */
const isSentence = (text: string) => text.split(/\s+/).length > 3;

describe.each(others)('the guides in %s', (name) => {
  const dictionary = dictionaryOf(name);

  test('say everything that the English ones say, and nothing else', () => {
    expect([...needed].filter((text) => !(text in dictionary))).toEqual([]);
    expect(Object.keys(dictionary).filter((text) => !needed.has(text))).toEqual([]);
  });

  test('leave open what the English ones leave open', () => {
    const wrong = Object.entries(dictionary).filter(
      ([text, said]) => String(placeholdersOf(said)) !== String(placeholdersOf(text)),
    );
    expect(wrong).toEqual([]);
  });

  test('name the buttons and pages of others as these show them', () => {
    const wrong = Object.entries(dictionary).filter(([text, said]) =>
      quotedOf(text).some((label) => !said.includes(label)),
    );
    expect(wrong).toEqual([]);
  });

  test('hold no English sentence', () => {
    const same = Object.entries(dictionary).filter(
      ([text, said]) => said.trim() === '' || (said === text && isSentence(text)),
    );
    expect(same).toEqual([]);
  });
});

describe('the language of the public page', () => {
  test('is what the address says, else what the browser asks for, else English', async () => {
    const server = await startServer('sqlite');
    const langOf = async (url: string, asked?: string) => {
      const headers = asked === undefined ? {} : { 'accept-language': asked };
      const answer = await server.app.inject({ url, headers });
      expect(answer.headers.vary).toContain('accept-language');
      return /<html lang="(\w+)"/.exec(answer.body)?.[1];
    };
    expect(await langOf('/guide?language=ja', 'de')).toBe('ja');
    expect(await langOf('/guide', 'nl, pt-BR;q=0.8, en;q=0.5')).toBe('pt');
    expect(await langOf('/guide', 'nl')).toBe('en');
    expect(await langOf('/guide')).toBe('en');
    expect(await langOf('/guide?language=xx')).toBe('en');
    await server.close();
  });

  test('stays, once it was chosen, behind every answer', async () => {
    const server = await startServer('sqlite');
    const { body } = await server.app.inject({ url: '/guide?who=self&language=fr' });
    const answers = [...body.matchAll(/href="(\/guide\?[^"]*)"/g)].map(([, at]) => at ?? '');
    const inFrench = answers.filter((at) => at.includes('language=fr'));
    // All but the links to the five other languages.
    expect(answers.length - inFrench.length).toBe(5);
    await server.close();
  });
});
