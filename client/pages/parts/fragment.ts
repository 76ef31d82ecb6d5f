/**
 * What stood behind `#` in the address. It is a secret: it leaves the address bar and the history at
 * once, and stays in memory only. To be imported before everything else.
 */
export const fragment: string = takeFragment(window.location, window.history);

function takeFragment(location: Location, history: History): string {
  const text = location.hash.slice(1);
  if (text) history.replaceState(null, '', location.pathname + location.search);
  return text;
}
