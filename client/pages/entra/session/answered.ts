/** Both pages are of this origin; nothing of the answer itself is passed. */
const channelName = 'entra-signed-in';

/** Returns the id that the page gave the sign-in: Microsoft sends it back behind the library's own state. */
function idOf(fragment: string): string | null {
  const state = new URLSearchParams(fragment.replace(/^#/, '')).get('state');
  return state?.split('|')[1] ?? null;
}

/**
 * Announces that Microsoft has answered, before the window closes by itself: the code is still to be exchanged, and
 * a closed window must not pass for one that was given up.
 *
 * @param fragment of the address at which Microsoft left the window
 */
export function announceAnswer(fragment: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(idOf(fragment));
  channel.close();
}

/**
 * Calls when Microsoft has answered the sign-in.
 *
 * @returns function that ends the wait
 */
export function waitForAnswer(id: string, onAnswer: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    if (data === id) onAnswer();
  };
  return () => channel.close();
}
