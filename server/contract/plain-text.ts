import { z } from 'zod';

/** Marks that turn the reading direction of what follows: a name could dress up as another. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text fit to be stored and shown, whoever wrote it: broken surrogates mended, marks of direction and
 * control characters out (a terminal acts on ESC), spaces at the ends out.
 *
 * @param lines whether line breaks stay
 */
export function plainText(text: string, lines = false): string {
  const control = lines ? /[^\P{Cc}\n]+/gu : /\p{Cc}+/gu;
  return text
    .toWellFormed()
    .replace(directionMarks, '')
    .replace(/\r\n?/g, '\n')
    .replace(control, ' ')
    .trim();
}

/** Typed text of one line, cleaned: 1 to `most` characters. */
export const typedName = (most: number) =>
  z
    .string()
    .overwrite((text) => plainText(text))
    .min(1)
    .max(most);

/** Typed text of several lines, cleaned: up to `most` characters. */
export const typedNote = (most: number) =>
  z
    .string()
    .overwrite((text) => plainText(text, true))
    .max(most);
