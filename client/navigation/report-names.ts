/** Names of monday users by their id. */
export type UserNames = Readonly<Record<string, string>>;

const mark = '!';
const longestName = 200;

/**
 * Returns what stands behind `#` in the address of the report: its code, and the names that monday gave
 * the person who opens it. No browser sends that to any server, and the server has no names.
 */
export const withNames = (code: string, names: UserNames): string =>
  Object.keys(names).length === 0
    ? code
    : `${code}${mark}${encodeURIComponent(JSON.stringify(names))}`;

function readNames(text: string): UserNames {
  try {
    const found: unknown = JSON.parse(decodeURIComponent(text));
    const entries = Object.entries(found ?? {}).filter(
      (entry): entry is [string, string] =>
        /^\d{1,20}$/.test(entry[0]) &&
        typeof entry[1] === 'string' &&
        entry[1].length <= longestName,
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Reads the same; names that cannot be read are left out, and users are shown by their ids. */
export function readFragment(fragment: string): { code: string; names: UserNames } {
  const [code = '', names] = fragment.split(mark);
  return { code, names: names ? readNames(names) : {} };
}
