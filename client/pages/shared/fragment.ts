/**
 * Returns what stood behind `#` in the address. It is a secret: it leaves the address bar and the history at
 * once, and stays in memory only. To be imported before everything else.
 */
export const fragment: string = takeFragment(window.location, window.history);

// Another secret, opened in the same tab: the browser changes the address alone, so begin again.
window.addEventListener('hashchange', () => {
  if (window.location.hash.length > 1) window.location.reload();
});

function takeFragment(location: Location, history: History): string {
  const text = location.hash.slice(1);
  if (text) history.replaceState(null, '', location.pathname + location.search);
  return text;
}
