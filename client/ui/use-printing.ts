import { useSyncExternalStore } from 'react';

let isPrinting = false;
const listeners = new Set<() => void>();

function set(next: boolean) {
  if (next === isPrinting) return;
  isPrinting = next;
  for (const listener of listeners) listener();
}

const begin = () => set(true);
const end = () => set(false);
const follow = ({ matches }: { matches: boolean }) => set(matches);

/** Both events: where a page is only shown as paper, as in tools of developers, there is no printing. */
function subscribe(listener: () => void) {
  const media = window.matchMedia?.('print');
  listeners.add(listener);
  media?.addEventListener('change', follow);
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    listeners.delete(listener);
    media?.removeEventListener('change', follow);
    if (listeners.size > 0) return;
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** Returns whether the page is being put on paper, where nothing can be opened or scrolled. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting);
