import { createContext, useContext, useMemo, useState } from 'react';
import { moveFocus } from '../../../ui/move-focus.ts';

/** The parts of a case that are unfolded. */
export interface Folds {
  isOpen(id: string): boolean;
  toggle(id: string): void;
  /** Unfolds a part and moves to it. */
  show(id: string): void;
  /** Unfolds all of these, or folds everything. */
  setAll(ids: readonly string[]): void;
}

const none: Folds = { isOpen: () => true, toggle() {}, show() {}, setAll() {} };

export const FoldsContext = createContext<Folds>(none);
export const useFold = () => useContext(FoldsContext);

/** Id of the element of a section, to which its entry in the stepper leads. */
export const sectionElement = (id: string) => `section-${id}`;

function moveTo(id: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(sectionElement(id));
    // Not every document can scroll, such as one that nothing renders.
    element?.scrollIntoView?.({ block: 'start' });
    moveFocus(element?.querySelector('button'), { preventScroll: true });
  });
}

/** @param first what is unfolded as the screen opens */
export function useFolds(first: () => readonly string[]): Folds {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(first()));
  return useMemo(
    () => ({
      isOpen: (id) => open.has(id),
      toggle: (id) =>
        setOpen(
          open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set([...open, id]),
        ),
      show(id) {
        setOpen(new Set([...open, id]));
        moveTo(id);
      },
      setAll: (ids) => setOpen(new Set(ids)),
    }),
    [open],
  );
}
