/** monday's places for the view; each has its own address. */
export type Surface = 'admin' | 'account' | 'board';

/** `/board` is the board view, `/admin` the administration view, all else the account settings. */
export function surfaceOf(pathname: string): Surface {
  if (pathname.startsWith('/board')) return 'board';
  return pathname.startsWith('/admin') ? 'admin' : 'account';
}
