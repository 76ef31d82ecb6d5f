import { useRef } from 'react';
import { createStore } from '../monday/create-store.ts';

const waitMilliseconds = 300;

/** The text that is typed, and the one that is searched for: the same once nothing was typed for a moment. */
export interface SearchText {
  /** Takes what is typed. An empty text counts at once: nothing typed before comes back. */
  set(text: string): void;
  useTyped(): string;
  useAsked(): string;
}

/** Makes the text of a search; it lasts for as long as its owner. */
export function createSearchText(): SearchText {
  const typed = createStore('');
  const asked = createStore('');
  let timer: number | undefined;
  return {
    set(text) {
      window.clearTimeout(timer);
      typed.set(text);
      if (text.trim() === '') asked.set(text);
      else timer = window.setTimeout(() => asked.set(text), waitMilliseconds);
    },
    useTyped: typed.use,
    useAsked: asked.use,
  };
}

/**
 * Holds a text back while it is being composed, as Japanese is: what is not finished is no search.
 *
 * @returns `onText` for the field, and handlers for an element around it
 */
export function useComposition(onText: (text: string) => void) {
  const isComposing = useRef(false);
  const held = useRef<string | null>(null);
  return {
    onText(text: string) {
      if (isComposing.current) held.current = text;
      else onText(text);
    },
    around: {
      onCompositionStart() {
        isComposing.current = true;
      },
      onCompositionEnd() {
        isComposing.current = false;
        const text = held.current;
        held.current = null;
        if (text !== null) onText(text);
      },
    },
  };
}
