import { useSyncExternalStore } from 'react';
import { answerWithin } from './answer.ts';
import { type MondayContext, readContext } from './context.ts';
import { openLocation } from './location.ts';
import { isFramed, monday } from './sdk.ts';

/** What is known about the page around the view. */
export type Frame =
  | { status: 'asking' }
  /** Nothing frames the view. */
  | { status: 'outside' }
  /** Something frames it, but does not answer as monday does. */
  | { status: 'silent' }
  | { status: 'ready'; context: MondayContext };

const contextTimeout = 10_000;

let frame: Frame = { status: 'asking' };
const listeners = new Set<() => void>();

function set(next: Frame): void {
  frame = next;
  for (const listener of listeners) listener();
}

let context: MondayContext | null = null;
let isPlaceKnown = false;

function onContext({ data }: { data: unknown }): void {
  if (data) context = readContext(data);
  if (context && isPlaceKnown) set({ status: 'ready', context });
}

/**
 * Asks monday where the view is, both in monday and in itself, and follows what changes: theme,
 * language, board.
 */
export async function openFrame(): Promise<void> {
  if (!isFramed()) return set({ status: 'outside' });
  monday.listen('context', onContext);
  const [asked] = await Promise.allSettled([
    answerWithin(contextTimeout, 'context', monday.get('context')),
    openLocation(),
  ]);
  isPlaceKnown = true;
  if (asked.status === 'fulfilled') onContext(asked.value);
  else if (frame.status === 'asking') set({ status: 'silent' });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useFrame = (): Frame => useSyncExternalStore(subscribe, () => frame);

/** The context, for everything that is drawn once it is known. */
export function useMondayContext(): MondayContext {
  const { status, ...rest } = useFrame();
  if (status !== 'ready' || !('context' in rest)) throw new Error('monday has not answered yet');
  return rest.context;
}
