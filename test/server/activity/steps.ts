import { expect } from 'vitest';
import {
  type ActivityEntry,
  type ActivityPage,
  activityPage,
} from '../../../server/contract/activity.ts';
import type { ConnectionsQueryInput } from '../../../server/contract/connection.ts';
import type { TestServer } from '../../kit/server.ts';
import type { Caller } from '../../kit/tokens.ts';

export const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
export const secondAdmin: Caller = { accountId: 1, userId: 12, kind: 'admin' };
export const ada: Caller = { accountId: 1, userId: 11 };
export const foreign: Caller = { accountId: 2, userId: 10, kind: 'admin' };

/** Returns a page of the activity, newest first. */
export async function activityOf(
  server: TestServer,
  query = '',
  caller = admin,
): Promise<ActivityPage> {
  const answer = await server.get(`/api/activity${query}`, caller);
  expect(answer.statusCode, answer.body).toBe(200);
  return activityPage.parse(answer.json());
}

export const kindsOf = async (
  server: TestServer,
  query = '',
  caller = admin,
): Promise<ActivityEntry['kind'][]> =>
  (await activityOf(server, query, caller)).items.map((entry) => entry.kind);

/** Views the list of the account, which the access log records. */
export async function viewList(
  server: TestServer,
  query: ConnectionsQueryInput = {},
  caller = admin,
) {
  const answer = await server.query({ scope: 'account', ...query }, caller);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
