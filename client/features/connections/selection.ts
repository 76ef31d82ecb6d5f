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

export function deselect(id: string): void {
  const next = new Map(selection.get());
  next.delete(id);
  selection.set(next);
}

export const clearSelection = (): void => selection.set(new Map());

export const useSelection = selection.use;

/** Whether one connection is selected: rows are drawn again only when it changes for them. */
export const useIsSelected = (id: string): boolean => selection.usePart((all) => all.has(id));
