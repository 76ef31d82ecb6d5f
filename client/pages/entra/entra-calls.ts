import { outsidePaths } from '../../../server/contract/paths.ts';
import { callWith } from '../shared/call-with.ts';

/** Loads what is to be checked, and how an administrator signs in; it uses up the code. */
export const startCheck = (code: string) =>
  callWith('Code', code, outsidePaths.startEntraCheck, {});

/** Has the server ask Graph by this token, which it drops afterwards. */
export const runCheck = (ticket: string, organizationId: string, accessToken: string) =>
  callWith('Check', ticket, outsidePaths.runEntraCheck, {
    body: { organizationId, accessToken },
  });
