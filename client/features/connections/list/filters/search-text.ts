import { useSyncExternalStore } from 'react';

// Search text may hold names: it stays in memory, and survives a look at one connection.
let searchText = '';
const listeners = new Set<() => void>();

export function setSearchText(next: string): void {
  searchText = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSearchText = (): string => useSyncExternalStore(subscribe, () => searchText);
