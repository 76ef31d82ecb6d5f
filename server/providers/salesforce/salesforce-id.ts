const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * Returns the 15 characters of an id, in which case counts; the last three of 18 only repeat it.
 * https://help.salesforce.com/s/articleView?id=000383751
 */
export const shortId = (id: string): string => id.slice(0, 15);

/**
 * Returns an id in 18 characters: the three at the end say which of the 15 are upper case, five
 * characters each, so that ids differ where case does not count.
 */
export function longId(id: string): string {
  if (id.length === 18) return id;
  const ends = [0, 5, 10].map((start) => {
    const part = [...id.slice(start, start + 5)];
    const index = part.reduce(
      (sum, character, at) => sum + (/[A-Z]/.test(character) ? 2 ** at : 0),
      0,
    );
    return letters[index] ?? '';
  });
  return id + ends.join('');
}
