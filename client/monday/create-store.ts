import { useSyncExternalStore } from 'react';

export interface Store<State> {
  get(): State;
  set(next: State): void;
  /** Listens until the function that it returns is called. */
  subscribe(listener: () => void): () => void;
  /** The state, in a component that is rendered again when it changes. */
  use(): State;
  /** A part of it: the component is rendered again only when that part changes. */
  usePart<Part>(pick: (state: State) => Part): Part;
}

/** Makes a state that lasts while the view is open, whichever screens come and go. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const get = () => state;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    get,
    set(next) {
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe,
    use: () => useSyncExternalStore(subscribe, get),
    usePart: (pick) => useSyncExternalStore(subscribe, () => pick(state)),
  };
}
