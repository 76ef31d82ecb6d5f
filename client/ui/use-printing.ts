import { useSyncExternalStore } from 'react';

const media = window.matchMedia('print');
let isPrinting = media.matches;
const listeners = new Set<() => void>();

function set(next: boolean) {
  if (next === isPrinting) return;
  isPrinting = next;
  for (const listener of listeners) listener();
}
// Both: where a page is only shown as paper, as in tools of developers, there is no event.
media.addEventListener('change', () => set(media.matches));
window.addEventListener('beforeprint', () => set(true));
window.addEventListener('afterprint', () => set(false));

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns whether the page is being put on paper, where nothing can be opened or scrolled. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting);
