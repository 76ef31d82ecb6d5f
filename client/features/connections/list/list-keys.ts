import type { KeyboardEvent } from 'react';
import { moveFocus } from '../../../ui/move-focus.ts';

const writing = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

interface ListKeys {
  /** Of the open part of the toolbar. */
  panelId: string;
  focusSearch(): void;
  closePanel(): void;
}

/**
 * Keys of the list: `/` goes to the search, Escape closes the open part. They hold while the focus is in
 * the list or its toolbar: a single key that held everywhere would get in the way of speech input.
 * https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */
export const listKeys =
  ({ panelId, focusSearch, closePanel }: ListKeys) =>
  (event: KeyboardEvent): void => {
    const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || !(target instanceof Element)) return;
    if (key === '/' && !target.closest(writing)) {
      event.preventDefault();
      focusSearch();
      return;
    }
    const isInPanel = target.closest(`#${CSS.escape(panelId)}`) !== null;
    const isMenuOpen = target.getAttribute('aria-expanded') === 'true';
    if (key !== 'Escape' || !isInPanel || isMenuOpen) return;
    event.preventDefault();
    moveFocus(document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(panelId)}"]`));
    closePanel();
  };
