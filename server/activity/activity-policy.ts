import type { Caller } from '../auth/session-token.ts';

/** The activity of everyone is for admins. */
export function canReadActivity(caller: Caller): boolean {
  return caller.role === 'admin';
}
