import type { Connection } from '../../../server/contract/connection.ts';
import { createStore } from '../../monday/create-store.ts';

/** As many as a case takes one by one: `mostNamed` of the contract of cases. */
export const mostSelected = 1000;

export type Selection = ReadonlyMap<string, Connection>;

// It lasts while the view is open: who looks at one of the selected comes back to the selection.
const selection = createStore<Selection>(new Map());

/**
 * Selects more, as many as there is room for.
 *
 * @returns whether there was room for all
 */
export function select(connections: Iterable<Connection>): boolean {
  const next = new Map(selection.get());
  let hadRoom = true;
  for (const connection of connections) {
    hadRoom = next.size < mostSelected || next.has(connection.id);
    if (!hadRoom) break;
    next.set(connection.id, connection);
  }
  selection.set(next);
  return hadRoom;
}

export function deselect(...ids: readonly string[]): void {
  const next = new Map(selection.get());
  for (const id of ids) next.delete(id);
  selection.set(next);
}

/** The rows on the screen in their order, and the one that was chosen or left out last. */
let rows: Iterable<Connection> = [];
let lastId: string | null = null;

/** Tells in which order connections are listed, for ranges among them. */
export function setListed(listed: Iterable<Connection>): void {
  rows = listed;
}

/**
 * The connections from the last one that was chosen to this one, both included; it alone where no
 * other is listed.
 */
export function rangeTo(connection: Connection): readonly Connection[] {
  const all = [...rows];
  const from = all.findIndex(({ id }) => id === lastId);
  const to = all.findIndex(({ id }) => id === connection.id);
  if (from < 0 || to < 0) return [connection];
  return all.slice(Math.min(from, to), Math.max(from, to) + 1);
}

export function rangeFrom({ id }: Connection): void {
  lastId = id;
}

export const clearSelection = (): void => selection.set(new Map());

export const useSelection = selection.use;

/** Returns whether one connection is selected: a row re-renders only when its own value changes. */
export const useIsSelected = (id: string): boolean => selection.usePart((all) => all.has(id));
