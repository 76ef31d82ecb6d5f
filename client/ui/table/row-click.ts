import { type MouseEvent, useRef } from 'react';

/** Elements with a click of their own. */
const itself = 'a, button, input, label, select, textarea, [role="button"]';
/** Elements that a row opens; a control that selects a row opens nothing. */
const opener = '[role="cell"] :is(a[href], button, [role="button"])';
/** A hand that moved further than this while it pressed has marked text. */
const stillPixels = 4;

/**
 * A click anywhere on a row presses what the row opens by. One listener for a whole table: its rows are
 * rendered while it is scrolled. For mouse and finger alone; the keyboard has the button itself.
 *
 * @returns listeners for around the table; none where rows open nothing
 */
export function useRowClick(isOpening: boolean) {
  const pressed = useRef({ x: 0, y: 0 });
  if (!isOpening) return {};
  return {
    onMouseDown: ({ clientX: x, clientY: y }: MouseEvent) => {
      pressed.current = { x, y };
    },
    onClick: (event: MouseEvent) => {
      const { target, clientX, clientY, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (!(target instanceof Element) || target.closest(itself)) return;
      if (ctrlKey || metaKey || shiftKey || altKey) return;
      const { x, y } = pressed.current;
      if (Math.hypot(clientX - x, clientY - y) > stillPixels) return;
      const row = target.closest('[role="row"][aria-rowindex]:not([aria-rowindex="1"])');
      row?.querySelector<HTMLElement>(opener)?.click();
    },
  };
}
