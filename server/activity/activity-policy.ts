import type { Caller } from '../auth/session-token.ts';

/** What everyone did is for admins. */
export function canReadActivity(caller: Caller): boolean {
  return caller.role === 'admin';
}
