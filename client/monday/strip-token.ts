/**
 * Takes `sessionToken` out of the page's address. monday puts it there when it opens the frame; the
 * view asks for its own, and an address ends up in histories and logs.
 *
 * @returns whether there was one
 */
export function stripSessionToken(location: Location, history: History): boolean {
  const url = new URL(location.href);
  if (!url.searchParams.has('sessionToken')) return false;
  url.searchParams.delete('sessionToken');
  history.replaceState(history.state, '', `${url.pathname}${url.search}${url.hash}`);
  return true;
}
