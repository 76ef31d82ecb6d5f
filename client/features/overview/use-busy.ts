import { useState } from 'react';

/**
 * Returns whether a request of the user is pending: not one made by the timer in
 * between. A second start waits for the first; the button stays, since one that Vibe calls loading
 * loses the focus.
 */
export function useBusy(work: () => Promise<unknown>) {
  const [isBusy, setBusy] = useState(false);
  const start = () => {
    if (isBusy) return;
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  return { isBusy, start };
}
