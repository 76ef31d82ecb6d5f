import type { Caller } from '../auth/session-token.ts';

/** Lets admins see where everyone has accounts. */
export function canListOrganizations(caller: Caller): boolean {
  return caller.role === 'admin';
}
