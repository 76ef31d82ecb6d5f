import { useEffect } from 'react';

/** A screen that never says that it is shown holds nothing back for longer. */
const atMostMilliseconds = 4000;

/** In the browser's own list of marks, for who measures. */
const firstViewMark = 'first-view';

let tell: () => void = () => {};
const shown = new Promise<void>((resolve) => {
  tell = resolve;
});

const idle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 50);
  });

/** Says that the screen shows its content: until then, the network is for what it waits for. */
export function useFirstView(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return;
    performance.mark(firstViewMark);
    tell();
  }, [isShown]);
}

/** Resolves when the first screen shows its content and the browser has nothing to do. */
export async function afterFirstView(): Promise<void> {
  await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, atMostMilliseconds))]);
  await idle();
}

/** Returns whether the page's own script came from the browser's memory: the typefaces will, too. */
export function isSecondVisit(): boolean {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const [script] = entries.filter(({ initiatorType }) => initiatorType === 'script');
  return script !== undefined && script.transferSize === 0 && script.encodedBodySize > 0;
}
