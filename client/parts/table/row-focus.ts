import { type KeyboardEvent, type RefObject, useCallback, useRef } from 'react';

export const rowHeight = 48;

const focusable = 'a[href], button, [tabindex="0"]';

/** The element that scrolls: the virtual list makes it, two boxes below the table's body. */
const scrollerOf = (body: HTMLElement | null): HTMLElement | null =>
  body?.querySelector<HTMLElement>(':scope > div > div') ?? null;

const indexOf = (row: Element | null | undefined): number | null => {
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
 * Moves the focus from row to row with the arrow keys, also to rows that are not drawn yet, and
 * keeps it in the table when its row is scrolled away.
 *
 * @param count rows that are loaded
 */
export function useRowFocus(
  table: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  count: number,
) {
  const lastFocused = useRef(0);

  const focusRow = useCallback(
    (index: number) => {
      const scroller = scrollerOf(body.current);
      if (!scroller) return;
      const top = index * rowHeight;
      const lowest = top + rowHeight - scroller.clientHeight;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (lowest > scroller.scrollTop) scroller.scrollTop = lowest;
      lastFocused.current = index;
      const focus = (triesLeft: number) => {
        const row = body.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`);
        if (row) (row.querySelector<HTMLElement>(focusable) ?? row).focus({ preventScroll: true });
        else if (triesLeft > 0) requestAnimationFrame(() => focus(triesLeft - 1));
      };
      focus(10);
    },
    [body],
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
    focusRow(next);
  };

  const onFocusLost = useCallback(
    (index: number) => {
      lastFocused.current = index;
      table.current?.focus({ preventScroll: true });
    },
    [table],
  );

  const scrollToTop = useCallback(() => {
    const scroller = scrollerOf(body.current);
    if (scroller) scroller.scrollTop = 0;
    lastFocused.current = 0;
  }, [body]);

  return { onKeyDown, onFocusLost, scrollToTop };
}
