import type { EntraCheck, EntraSession } from '../../../server/contract/entra-check.ts';
import { callWith } from '../shared/call-with.ts';

/** What is to be checked, and how an administrator signs in; the code is used up by it. */
export const startCheck = (code: string) =>
  callWith<EntraSession>('Code', code, '/api/entra-sessions', { method: 'POST' });

/** Has the server ask Graph by this token, which it drops afterwards. */
export const runCheck = (ticket: string, organizationId: string, accessToken: string) =>
  callWith<EntraCheck>('Check', ticket, '/api/entra-checks', {
    method: 'POST',
    body: { organizationId, accessToken },
  });
