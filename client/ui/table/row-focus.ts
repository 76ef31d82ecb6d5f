import { type KeyboardEvent, type RefObject, useCallback, useRef } from 'react';
import { moveFocus } from '../move-focus.ts';
import type { KeptPlace } from './kept-place.ts';

const focusable = 'a[href], button, [tabindex="0"]';
const box = 'input[type="checkbox"]';

/** Returns the row's place in the list, from 0; null for the header and outside. */
export const indexOf = (row: Element | null | undefined): number | null => {
  const value = row?.getAttribute('aria-rowindex');
  return value ? Number(value) - 2 : null;
};

function targetOf(key: string, from: number, page: number, last: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: last,
  };
  const target = steps[key];
  return target === undefined ? null : Math.min(Math.max(target, 0), last);
}

/**
 * Moves the focus from row to row with the arrow keys, also to rows that are not rendered yet, and
 * keeps it in the table when its row is scrolled away.
 *
 * @param body the element that scrolls the rows
 * @param count rows that are loaded
 * @param rowHeight in pixels
 */
export function useRowFocus(
  table: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
) {
  const lastFocused = useRef(0);
  /** The column that the focus moves in: the checkboxes, or the openers. */
  const isAmongBoxes = useRef(false);

  const focusRow = useCallback(
    (index: number) => {
      const scroller = body.current;
      if (!scroller) return;
      const top = index * rowHeight;
      const lowest = top + rowHeight - scroller.clientHeight;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (lowest > scroller.scrollTop) scroller.scrollTop = lowest;
      lastFocused.current = index;
      const focus = (triesLeft: number) => {
        const row = body.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`);
        const wanted = isAmongBoxes.current ? box : focusable;
        if (row) moveFocus(row.querySelector<HTMLElement>(wanted) ?? row, { preventScroll: true });
        else if (triesLeft > 0) requestAnimationFrame(() => focus(triesLeft - 1));
      };
      focus(10);
    },
    [body, rowHeight],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as Element;
    const isOnTable = target === table.current;
    const from = isOnTable ? lastFocused.current : indexOf(target.closest('[role=row]'));
    if (from === null || from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = targetOf(event.key, from, page, count - 1);
    if (next === null) return;
    event.preventDefault();
    if (!isOnTable) isAmongBoxes.current = target.matches(box);
    focusRow(next);
  };

  const onFocusLost = useCallback(
    (index: number) => {
      lastFocused.current = index;
      moveFocus(table.current, { preventScroll: true });
    },
    [table],
  );

  const scrollToTop = useCallback(() => {
    const scroller = body.current;
    if (scroller) scroller.scrollTop = 0;
    lastFocused.current = 0;
  }, [body]);

  /** Restores the place in the list; waits until the virtual list is rendered. */
  const goBackTo = useCallback(
    ({ scrollTop, row }: KeptPlace) => {
      const scroll = (triesLeft: number) => {
        const scroller = body.current;
        if (scroller) scroller.scrollTop = scrollTop;
        if (scroller && Math.abs(scroller.scrollTop - scrollTop) < 1) {
          const isFree = document.activeElement === document.body;
          if (row !== null && isFree) focusRow(row);
        } else if (triesLeft > 0) requestAnimationFrame(() => scroll(triesLeft - 1));
      };
      scroll(10);
    },
    [body, focusRow],
  );

  return { onKeyDown, onFocusLost, scrollToTop, goBackTo };
}
