/**
 * `closed`: the window was seen, and is gone. `apart`: Microsoft's page is cut off from this one
 * (`Cross-Origin-Opener-Policy`), so that an open window passes for a closed one.
 */
export type Gone = 'closed' | 'apart';

const everyMilliseconds = 250;
/** Readings in a row that count: while a window changes its page, a single one may show what is between the two. */
const readingsThatCount = 3;

function isForeign({ location }: Window): boolean {
  try {
    return location.href === undefined;
  } catch {
    // Reading the address of another site's window throws.
    return true;
  }
}

/**
 * Watches the window of a sign-in, as it tells nothing of its end by itself. Its end is told once this page has the
 * focus, which it gets when the window in front of it is closed.
 *
 * @param tell called once, within two seconds
 * @returns function that ends the watch
 */
export function watchWindow(popup: Window, tell: (how: Gone) => void): () => void {
  let seenThere = 0;
  let missed = 0;
  const timer = window.setInterval(() => {
    if (!popup.closed) {
      if (seenThere < readingsThatCount) seenThere = isForeign(popup) ? seenThere + 1 : 0;
      missed = 0;
      return;
    }
    missed += 1;
    if (missed < readingsThatCount || !document.hasFocus()) return;
    window.clearInterval(timer);
    tell(seenThere >= readingsThatCount || !isForeign(popup) ? 'closed' : 'apart');
  }, everyMilliseconds);
  return () => window.clearInterval(timer);
}
