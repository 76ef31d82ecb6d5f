import type { AccountWords } from '../store/account-words.ts';

/** More grams than that begin with what is everywhere: reading on finds it sooner. */
const gramsAtMost = 40;
const gramLength = 3;
/** A phrase of more characters takes long, since it is put together gram by gram. */
const longPhrase = 12;

/** A question to the index, in FTS5's words. */
export interface WordExpression {
  /** Finds all that the words find, and maybe more. */
  quick: string;
  /** Finds what the words find; null where that cannot be said. */
  exact: string | null;
}

const phrase = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Side by side, and the last one: every character is in one of them. */
function gramsOf(characters: string[]): string[] {
  const grams: string[] = [];
  for (let at = 0; at < characters.length; at += gramLength) {
    const from = Math.min(at, characters.length - gramLength);
    grams.push(characters.slice(from, from + gramLength).join(''));
  }
  return grams;
}

function quickOf(word: string): string {
  const characters = [...word];
  return characters.length <= longPhrase
    ? phrase(word)
    : gramsOf(characters).map(phrase).join(' AND ');
}

/** Shorter than a gram: every gram that begins with it. Two line ends are behind each text. */
async function beginning(word: string, index: AccountWords): Promise<string | null> {
  const grams = await index.gramsWith(word, gramsAtMost);
  if (grams === null) return null;
  // Of no gram there is no expression; none is of line ends alone.
  return grams.length === 0 ? phrase('\n\n\n') : `(${grams.map(phrase).join(' OR ')})`;
}

/**
 * Builds the question to the index for words that must all be found. Three characters and more are a
 * phrase of grams; shorter ones are asked for where there are no others.
 *
 * @returns null where the index is of no help
 */
export async function expressionOf(
  words: readonly string[],
  index: AccountWords,
): Promise<WordExpression | null> {
  const long = words.filter((word) => [...word].length >= gramLength);
  if (long.length > 0) {
    const isAll = long.length === words.length;
    return {
      quick: long.map(quickOf).join(' AND '),
      exact: isAll ? long.map(phrase).join(' AND ') : null,
    };
  }
  const parts = await Promise.all(words.map((word) => beginning(word, index)));
  if (parts.includes(null)) return null;
  const text = parts.join(' AND ');
  return { quick: text, exact: text };
}
