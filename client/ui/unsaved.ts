import { useState } from 'react';
import { createStore } from '../monday/create-store.ts';

/** Typed text that is not saved. It stays in memory: another screen does not lose it. */
interface Unsaved {
  /** Tells a person which field it is. */
  name: string;
  value: string;
  /** Another screen of the view keeps it in sight or brings it back: only a reload loses it. */
  isSafeInView: boolean;
}

const kept = new Map<string, Unsaved>();
const saving = new Set<Promise<unknown>>();
const names = createStore<readonly string[]>([]);

// The browser words the question itself. https://html.spec.whatwg.org/#prompt-to-unload-a-document
const ask = (event: BeforeUnloadEvent) => event.preventDefault();

function changed(): void {
  // Only while needed: a page with such a listener is not kept for the way back.
  if (kept.size + saving.size > 0) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
  names.set([...kept.values()].filter((one) => !one.isSafeInView).map((one) => one.name));
}

/** Keeps what was typed until it is saved or discarded. */
export function keepUnsaved(key: string, name: string, value: string, isSafeInView = false): void {
  kept.set(key, { name, value, isSafeInView });
  changed();
}

export function dropUnsaved(key: string): void {
  if (kept.delete(key)) changed();
}

/** Returns what was typed in a field and not saved; null where nothing was. */
export const unsavedValue = (key: string): string | null => kept.get(key)?.value ?? null;

/** Follows a change that is on its way: whoever leaves waits for it. */
export function trackSaving(change: Promise<unknown>): void {
  const over = change.finally(() => {
    saving.delete(over);
    changed();
  });
  over.catch(() => {});
  saving.add(over);
  changed();
}

/** True if anything is typed and not saved, or is being saved. */
export const hasUnsaved = (): boolean => names.get().length + saving.size > 0;

/** Waits for what is being saved, then returns the names of what is not saved. */
export async function whenSaved(): Promise<readonly string[]> {
  while (saving.size > 0) await Promise.allSettled(saving);
  return names.get();
}

/** The names of what is typed and not saved, as they change. */
export const useUnsavedNames = names.use;

/**
 * A text as it is typed, kept until it is saved.
 *
 * @param saved the text that the server has
 */
export function useUnsavedText(key: string, name: string, saved: string, isSafeInView = false) {
  const [text, setText] = useState(() => unsavedValue(key) ?? saved);
  const change = (next: string) => {
    setText(next);
    if (next.trim() === saved.trim()) dropUnsaved(key);
    else keepUnsaved(key, name, next, isSafeInView);
  };
  return [text, change] as const;
}
