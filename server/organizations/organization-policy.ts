import type { Caller } from '../auth/session-token.ts';

/** Where everyone has accounts is for admins. */
export function canListOrganizations(caller: Caller): boolean {
  return caller.role === 'admin';
}
