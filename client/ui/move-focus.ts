/**
 * Moves the focus to an element, unless the keys go elsewhere: a frame that focuses something takes them from whoever
 * types in the page around it.
 */
export function moveFocus(element: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (document.hasFocus()) element?.focus(options);
}
