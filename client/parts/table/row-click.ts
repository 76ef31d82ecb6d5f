import type { MouseEvent } from 'react';

/** What has a click of its own. */
const itself = 'a, button, input, label, select, textarea, [role="button"]';
/** What a row opens; what chooses a row opens nothing. */
const opener = '[role="cell"] :is(a[href], button, [role="button"])';

/**
 * A click anywhere on a row presses what the row opens by. One listener for a whole table: its rows are
 * drawn while it is scrolled. For mouse and finger alone; who uses keys has the button itself.
 */
export function openRow(event: MouseEvent): void {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (!(target instanceof Element) || button !== 0) return;
  if (ctrlKey || metaKey || shiftKey || altKey || target.closest(itself)) return;
  // Who has just marked an address to copy it wants to stay.
  if (document.getSelection()?.toString()) return;
  const row = target.closest('[role="row"][aria-rowindex]:not([aria-rowindex="1"])');
  row?.querySelector<HTMLElement>(opener)?.click();
}
