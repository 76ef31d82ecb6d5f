import { useSyncExternalStore } from 'react';
import type { Connection } from '../../../server/contract/connection.ts';

/** As many as a case takes one by one: `mostNamed` of the contract of cases. */
export const mostSelected = 1000;

export type Selection = ReadonlyMap<string, Connection>;

// It lasts while the view is open: who looks at one of the selected comes back to the selection.
let selection: Selection = new Map();
const listeners = new Set<() => void>();

function set(next: Selection): void {
  selection = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Selects more, as many as there is room for.
 *
 * @returns whether there was room for all
 */
export function select(connections: Iterable<Connection>): boolean {
  const next = new Map(selection);
  let hadRoom = true;
  for (const connection of connections) {
    hadRoom = next.size < mostSelected || next.has(connection.id);
    if (!hadRoom) break;
    next.set(connection.id, connection);
  }
  set(next);
  return hadRoom;
}

export function deselect(id: string): void {
  const next = new Map(selection);
  next.delete(id);
  set(next);
}

export const clearSelection = (): void => set(new Map());

export const useSelection = (): Selection => useSyncExternalStore(subscribe, () => selection);

/** Whether one connection is selected: rows are drawn again only when it changes for them. */
export const useIsSelected = (id: string): boolean =>
  useSyncExternalStore(subscribe, () => selection.has(id));
