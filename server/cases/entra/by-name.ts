import type { EntraSession } from '../../contract/entra-check.ts';

interface Counted {
  id: string | null;
  name: string | null;
  /** PostgreSQL counts in 64 bits, which its driver gives as text. */
  connections: number | string;
}

/** Returns organizations as they are answered, by name; by id where no name is known. */
export const byName = (rows: Counted[]): EntraSession['organizations'] =>
  rows
    .map(({ id, name, connections }) => ({
      id: id ?? '',
      name: name ?? id ?? '',
      connections: Number(connections),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
