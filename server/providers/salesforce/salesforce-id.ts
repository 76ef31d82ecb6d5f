const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * Returns the 15 characters of an id, in which case counts; the last three of 18 only repeat it.
 * https://help.salesforce.com/apex/HTViewSolution?id=000004383&language=en_US
 */
export const shortId = (id: string): string => id.slice(0, 15);

const parts = [0, 5, 10];

/**
 * Returns whether the character at this place of its part is upper case, by the letter at the end of
 * the id.
 */
const isUpper = (index: number, at: number) => Math.floor(index / 2 ** at) % 2 === 1;

/** Returns the 15 characters of an id of 18 in the case that its end names; as they are where it names none. */
function restoreCase(id: string): string {
  const indexes = parts.map((_start, part) => letters.indexOf(id.charAt(15 + part).toUpperCase()));
  if (indexes.includes(-1)) return shortId(id);
  return parts
    .flatMap((start, part) =>
      [...id.slice(start, start + 5)].map((character, at) =>
        isUpper(indexes[part] ?? 0, at) ? character.toUpperCase() : character.toLowerCase(),
      ),
    )
    .join('');
}

/**
 * Returns an id in 18 characters: the three at the end say which of the 15 are upper case, five
 * characters each, so that ids differ where case does not count. An id of 18 that lost its case on the
 * way gets it back from them.
 */
export function longId(given: string): string {
  const id = given.length === 18 ? restoreCase(given) : given;
  const ends = parts.map((start) => {
    const part = [...id.slice(start, start + 5)];
    const index = part.reduce(
      (sum, character, at) => sum + (/[A-Z]/.test(character) ? 2 ** at : 0),
      0,
    );
    return letters[index] ?? '';
  });
  return id + ends.join('');
}
