import type { UserNames } from '../../navigation/report-names.ts';

let known: UserNames = {};

/** Sets the names that came with the address, once and before the report is rendered. */
export function setNames(names: UserNames): void {
  known = names;
}

/** Returns a user's name as monday gave it to who opened the report; null where it gave none. */
export const userName = (id: string): string | null =>
  Object.hasOwn(known, id) ? (known[id] ?? null) : null;
