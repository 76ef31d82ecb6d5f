import { localeOf, writeNumbersAs } from '../i18n/format.ts';
import { browserLanguage, type Spoken } from '../i18n/language.ts';
import { speak } from '../i18n/use-language.ts';
import { answerWithin } from './answer.ts';
import { type MondayContext, readContext } from './context.ts';
import { createStore } from './create-store.ts';
import { openLocation } from './location.ts';
import { isFramed, monday } from './sdk.ts';

/** State of the page around the view. */
export type Frame =
  | { status: 'asking' }
  /** Nothing frames the view. */
  | { status: 'outside' }
  /** Something frames it, but does not answer as monday does. */
  | { status: 'silent' }
  | { status: 'ready'; context: MondayContext; spoken: Spoken };

const contextTimeout = 10_000;

const frame = createStore<Frame>({ status: 'asking' });

let context: MondayContext | null = null;
let isPlaceKnown = false;

/** Shows nothing before its words are there: no text changes under the reader. */
async function onContext({ data }: { data: unknown }): Promise<void> {
  if (data) context = readContext(data);
  const shown = context;
  if (!shown || !isPlaceKnown) return;
  const now = frame.get();
  if (now.status === 'ready' && now.context.language === shown.language) {
    writeNumbersAs(localeOf(shown));
    return frame.set({ ...now, context: shown });
  }
  const spoken = await speak(shown.language);
  if (shown !== context) return;
  writeNumbersAs(localeOf(shown));
  frame.set({ status: 'ready', context: shown, spoken });
}

/** Without a word from monday, the view speaks as the browser does. */
async function onAlone(status: 'outside' | 'silent'): Promise<void> {
  await speak(browserLanguage());
  if (frame.get().status === 'asking') frame.set({ status });
}

/**
 * Asks monday where the view is, both in monday and in itself, and follows what changes: theme,
 * language, board.
 */
export async function openFrame(): Promise<void> {
  if (!isFramed()) return onAlone('outside');
  monday.listen('context', onContext);
  const [asked] = await Promise.allSettled([
    answerWithin(contextTimeout, 'context', monday.get('context')),
    openLocation(),
  ]);
  isPlaceKnown = true;
  if (asked.status === 'fulfilled') await onContext(asked.value);
  else if (frame.get().status === 'asking') await onAlone('silent');
}

export const useFrame = frame.use;

/** The context, for everything that is rendered once it is known. */
export function useMondayContext(): MondayContext {
  const { status, ...rest } = useFrame();
  if (status !== 'ready' || !('context' in rest)) throw new Error('monday has not answered yet');
  return rest.context;
}
