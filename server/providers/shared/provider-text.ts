import { plainText } from '../../contract/plain-text.ts';

const longestText = 256;

/**
 * Text from outside, fit to be stored and shown, at most 256 characters.
 *
 * @returns null when nothing is left
 */
export function cleanText(text: string | null | undefined): string | null {
  const clean = plainText(text ?? '');
  return clean === '' ? null : Array.from(clean).slice(0, longestText).join('');
}

/** An e-mail address to show; null for what does not look like one. */
export function cleanEmail(text: string | null | undefined): string | null {
  const clean = cleanText(text);
  return clean?.includes('@') ? clean : null;
}
