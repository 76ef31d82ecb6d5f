const longestText = 256;

/** Marks that turn the reading direction of what follows: a name could dress up as another. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from outside, fit to be stored and shown: control characters out (PostgreSQL refuses NUL),
 * broken surrogates mended, spaces at the ends out, at most 256 characters.
 *
 * @returns null when nothing is left
 */
export function cleanText(text: string | null | undefined): string | null {
  const clean = (text ?? '')
    .toWellFormed()
    .replace(directionMarks, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return clean === '' ? null : Array.from(clean).slice(0, longestText).join('');
}

/** An e-mail address to show; null for what does not look like one. */
export function cleanEmail(text: string | null | undefined): string | null {
  const clean = cleanText(text);
  return clean?.includes('@') ? clean : null;
}
