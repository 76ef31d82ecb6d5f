/** The place in a list when it was left. */
export interface KeptPlace {
  scrollTop: number;
  /** The row that had the focus, from 0. */
  row: number | null;
}

interface KeptList extends KeptPlace {
  listKey: string | undefined;
}

const kept = new Map<string, KeptList>();

/** Keeps the place in a list for who looks at an entry and comes back. */
export function keepPlace(name: string, listKey: string | undefined, place: KeptPlace): void {
  kept.set(name, { listKey, ...place });
}

/** The place in the same list, or null where another one was shown. */
export function keptPlace(name: string | undefined, listKey: string | undefined): KeptPlace | null {
  const place = name === undefined ? undefined : kept.get(name);
  return place && place.listKey === listKey ? place : null;
}
