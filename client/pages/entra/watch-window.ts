/**
 * `closed`: the window was seen, and is gone. `apart`: Microsoft's page is cut off from this one
 * (`Cross-Origin-Opener-Policy`), so that an open window passes for a closed one.
 */
export type Gone = 'closed' | 'apart';

const everyMilliseconds = 250;

function isForeign({ location }: Window): boolean {
  try {
    return location.href === undefined;
  } catch {
    // Reading the address of another site's window throws.
    return true;
  }
}

/**
 * Watches the window of a sign-in, as it tells nothing of its end by itself. What is apart is told once this page
 * has the focus, which it gets when the window in front of it is closed.
 *
 * @param tell called once, within two seconds
 * @returns function that ends the watch
 */
export function watchWindow(popup: Window, tell: (how: Gone) => void): () => void {
  let wasSeenThere = false;
  let missed = 0;
  const timer = window.setInterval(() => {
    const isAway = isForeign(popup);
    if (!popup.closed) {
      wasSeenThere ||= isAway;
      return;
    }
    missed += 1;
    // A second look: the answer may be on its way, and the focus about to move to the window.
    if (missed < 3) return;
    const how = wasSeenThere || !isAway ? 'closed' : 'apart';
    if (how === 'apart' && !document.hasFocus()) return;
    window.clearInterval(timer);
    tell(how);
  }, everyMilliseconds);
  return () => window.clearInterval(timer);
}
