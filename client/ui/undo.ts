import { createStore } from '../monday/create-store.ts';

/** Something that only we changed, and how it is changed back. */
export interface UndoOffer {
  /** Says what was done. */
  text: string;
  /** @returns whether it is as it was before */
  undo(): Promise<boolean>;
}

const offered = createStore<(UndoOffer & { id: number }) | null>(null);
let count = 0;

/** Offers to undo what was just done, until something else is done or another page is opened. */
export function offerUndo(offer: UndoOffer): void {
  count += 1;
  offered.set({ ...offer, id: count });
}

export const dropUndo = (): void => offered.set(null);

export const useUndoOffer = offered.use;
