import { useState } from 'react';

/**
 * Whether something that the person asked for is on its way: not what is asked by the clock in
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
