/** Functions that run in the measured page. Each stands for itself: the page gets its text only. */

export interface Vitals {
  /** Milliseconds from the start of the document; 0 while nothing was painted. */
  largestPaint: number;
  /** The sum of all shifts that no input explains. */
  shift: number;
  /** Milliseconds of each input, from the press to the next picture; those of 16 and more. */
  interactions: number[];
}

/** Before the page's own scripts. */
export function collectVitals(): void {
  const vitals: Vitals = { largestPaint: 0, shift: 0, interactions: [] };
  Object.assign(window, { vitals });
  const observe = (options: PerformanceObserverInit & { durationThreshold?: number }) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { entryType, startTime, duration } = entry;
        const { value, hadRecentInput, interactionId } = entry as unknown as Record<string, number>;
        if (entryType === 'largest-contentful-paint') vitals.largestPaint = startTime;
        if (entryType === 'layout-shift' && !hadRecentInput) vitals.shift += value ?? 0;
        if (entryType === 'event' && interactionId) vitals.interactions.push(duration);
      }
    }).observe({ buffered: true, ...options });
  observe({ type: 'largest-contentful-paint' });
  observe({ type: 'layout-shift' });
  observe({ type: 'event', durationThreshold: 16 });
}

export const readVitals = (): Vitals => (window as unknown as { vitals: Vitals }).vitals;

/**
 * Scrolls the table down as a quick hand would, waiting where rows are not there yet.
 *
 * @returns milliseconds of each frame
 * @throws Error when it does not get there within a minute
 */
export function scrollFrames(rows: number): Promise<number[]> {
  const stepPixels = 240;
  const until = performance.now() + 240_000;
  const table = document.querySelector('[role=table]');
  const scroller = [...(table?.querySelectorAll('*') ?? [])].find(
    (one) =>
      one.scrollHeight > one.clientHeight &&
      ['auto', 'scroll'].includes(getComputedStyle(one).overflowY),
  );
  if (!scroller) throw new Error('The table does not scroll.');
  const rowPixels = 48;
  return new Promise((resolve, reject) => {
    const frames: number[] = [];
    let last = performance.now();
    const step = (now: number) => {
      frames.push(now - last);
      last = now;
      if (scroller.scrollTop >= rows * rowPixels) return resolve(frames.slice(2));
      if (now > until) {
        return reject(new Error(`Scrolled no further than ${scroller.scrollTop} pixels.`));
      }
      scroller.scrollTop += stepPixels;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/**
 * Returns the milliseconds from the next click until the rows of another answer are in the picture. Old rows, shown
 * meanwhile, do not count.
 */
export function answerTime(): Promise<number> {
  const state = () => {
    const table = document.querySelector('[role=table]');
    const row = table?.querySelector('[role=row][aria-rowindex="2"]');
    const isThere = table?.getAttribute('aria-busy') === 'false' && row?.querySelector('button');
    return isThere ? `${table?.getAttribute('aria-rowcount')} ${row?.textContent}` : null;
  };
  const before = state();
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The filter was not answered.')), 30_000);
    const onClick = (click: MouseEvent) => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => resolve(performance.now() - click.timeStamp);
      const look = () => {
        const now = state();
        // The message comes after this frame is painted.
        if (now !== null && now !== before) painted.port2.postMessage(null);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener('click', onClick, { capture: true, once: true });
  });
}
