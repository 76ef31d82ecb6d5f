/**
 * Text as it is searched and sorted, the same on both stores: compatibility forms taken apart,
 * marks stripped (é to e, İ to i, Hebrew points), lower case, ß to ss. Dotless ı and final ς are
 * letters of their own in Unicode, yet people type them as i and σ.
 */
export function normalizeForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ς', 'σ');
}

const longestSearchText = 600;

/** Returns the search text, one field a line so that no match spans two of them. */
export function searchText(parts: (string | null | undefined)[]): string {
  return parts
    .filter((part) => part != null && part !== '')
    .map((part) => normalizeForSearch(String(part)))
    .join('\n')
    .slice(0, longestSearchText);
}

/** The folded words of a search; every one of them must be found. */
export function searchWords(query: string): string[] {
  // PostgreSQL refuses NUL in any text, and nothing stored holds a control character.
  const words = normalizeForSearch(query.toWellFormed().replace(/\p{Cc}+/gu, ' ')).split(/\s+/u);
  return words.filter((word) => word !== '').slice(0, 10);
}

/** A pattern for `like … escape '!'` in which `%` and `_` mean themselves. */
export function containsPattern(word: string): string {
  return `%${word.replace(/[!%_]/g, '!$&')}%`;
}
