import type { Caller } from '../auth/session-token.ts';
import type { Scope } from '../contract/common.ts';
import type { ConnectionsQuery } from '../contract/connection.ts';

/** Owner whose connections a query may read; `null` is everyone of the account. */
export type VisibleUser = {
  userId: string;
  /** Sees nothing of cases for admins only. */
  isShadowed: boolean;
} | null;

/** One's own connections, as who is no admin sees them: monday's calls name a person and no role. */
export const ownOf = (userId: string) => ({ userId, isShadowed: true });

const ownOfCaller = (caller: Caller) => ({
  ...ownOf(caller.userId),
  isShadowed: caller.role !== 'admin',
});

/** The account's list is for admins; one's own is for everyone. */
export function canReadScope(caller: Caller, scope: Scope): boolean {
  return scope === 'mine' || caller.role === 'admin';
}

/** Naming others while asking for one's own is refused, not silently narrowed. */
export function canNameUsers(caller: Caller, query: ConnectionsQuery): boolean {
  if (query.scope === 'account') return canReadScope(caller, 'account');
  const named = [...(query.userIds ?? []), ...(query.orUserIds ?? [])];
  return named.every((userId) => userId === caller.userId);
}

/** The condition that every statement of this scope carries. */
export function visibleUserOf(caller: Caller, scope: Scope): VisibleUser {
  return scope === 'account' && canReadScope(caller, 'account') ? null : ownOfCaller(caller);
}

/** Lets callers acknowledge alerts who see all of the account. */
export const canAcknowledge = (caller: Caller): boolean => caller.role === 'admin';

/** A single connection: admins see every one of their account, others their own. */
export function visibleUserOfOne(caller: Caller): VisibleUser {
  return caller.role === 'admin' ? null : ownOfCaller(caller);
}
