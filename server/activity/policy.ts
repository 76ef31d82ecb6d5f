import type { Caller } from '../monday/session-token.ts';

/** What everyone did is for admins. */
export function canReadActivity(caller: Caller): boolean {
  return caller.role === 'admin';
}
