import { paths } from '../../../server/contract/paths.ts';
import type { Matches } from '../../../server/contract/people.ts';
import { call } from '../../api/http.ts';

/** As many as the server takes at once. */
export const mostMatched = 1000;

/** Those of the people named who have live connections. */
export const matchPeople = (userIds: readonly string[], signal: AbortSignal): Promise<Matches> =>
  call(paths.matchPeople, { body: { userIds: [...userIds] }, signal });
