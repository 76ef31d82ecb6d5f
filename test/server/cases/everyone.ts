import { given } from '../../kit/connections.ts';
import { startServer, type TestServer } from '../../kit/server.ts';
import type { StoreKind } from '../../kit/stores.ts';
import type { Caller } from '../../kit/tokens.ts';

export const admin: Caller = { accountId: 1, userId: 10, kind: 'admin' };
export const member: Caller = { accountId: 1, userId: 11 };
export const guest: Caller = { accountId: 1, userId: 12, kind: 'guest' };
export const viewer: Caller = { accountId: 1, userId: 13, kind: 'view_only' };
export const foreignAdmin: Caller = { accountId: 2, userId: 20, kind: 'admin' };
/** The same number as a person of the other account. */
export const foreignNamesake: Caller = { accountId: 2, userId: 11, kind: 'admin' };

export const others = [
  ['member', member],
  ['guest', guest],
  ['viewer', viewer],
] as const;

/** The person as a target. */
export const self = ({ userId }: Caller) => ({ kind: 'person', userId: String(userId) }) as const;

/** A server with a connection of each. */
export async function startWithEveryone(kind: StoreKind): Promise<TestServer> {
  const server = await startServer(kind);
  for (const caller of [admin, member, guest, viewer, foreignAdmin, foreignNamesake]) {
    await given(server.store, caller, { name: `Of ${caller.accountId}:${caller.userId}` });
  }
  return server;
}
