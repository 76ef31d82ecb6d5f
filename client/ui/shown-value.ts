import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For around a dropdown of Vibe's: it marks the value that it shows as not selected, which only
 * options of a list may be.
 */
export function useShownValue(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const marked = element.current?.querySelectorAll('[aria-selected]') ?? [];
    for (const part of marked) {
      if (part.getAttribute('role') !== 'option') part.removeAttribute('aria-selected');
    }
  });
  return element;
}
