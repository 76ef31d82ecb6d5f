import type { Caller } from '../auth/session-token.ts';

/** The list of users with connections is for admins. */
export function canSeePeople(caller: Caller): boolean {
  return caller.role === 'admin';
}
