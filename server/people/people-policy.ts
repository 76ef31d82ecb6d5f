import type { Caller } from '../auth/session-token.ts';

/** Who else has connections is for admins. */
export function canSeePeople(caller: Caller): boolean {
  return caller.role === 'admin';
}
