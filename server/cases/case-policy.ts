import type { Caller } from '../auth/session-token.ts';
import type { VisibleUser } from '../connections/connection-policy.ts';
import type { CaseTarget, CaseVisibility } from '../contract/case.ts';
import type { CaseRequest } from '../contract/case-open.ts';
import type { Scope } from '../contract/common.ts';

const isAdmin = (caller: Caller) => caller.role === 'admin';

/** Admins act for the account; everyone, viewers and guests too, for themselves. */
export function canTarget(caller: Caller, target: CaseTarget): boolean {
  if (isAdmin(caller) || target.kind === 'connections') return true;
  return target.kind === 'person' && target.userId === caller.userId;
}

/** Only who opens for others may keep a case from those whom it is about. */
export function canSetVisibility(caller: Caller, visibility: CaseVisibility): boolean {
  return isAdmin(caller) || visibility === 'people';
}

export const defaultVisibility = (caller: Caller): CaseVisibility =>
  isAdmin(caller) ? 'admins' : 'people';

export const canListScope = (caller: Caller, scope: Scope) => scope === 'mine' || isAdmin(caller);

/** Another owner may see no more of a case than before: whom to name is known to admins alone. */
export const canNameOwner = isAdmin;

/** An inventory names everyone of an organization, and shows what it lets do. */
export const canMakeInventory = isAdmin;

/**
 * Lets admins leave accounts out of a target, and say whose own one is. A person names their
 * connections one by one: other requests for the same case would get around the bound on those.
 */
export const canShapeTarget = (caller: Caller, { leftOut, ownAccounts }: CaseRequest): boolean =>
  isAdmin(caller) || (leftOut === undefined && ownAccounts === undefined);

/** Links lead people in from outside: for admins. */
export const canShareCases = isAdmin;

/** Returns the owner whose connections a case of this caller may include. */
export const touchableBy = (caller: Caller): VisibleUser =>
  isAdmin(caller) ? null : { userId: caller.userId, isShadowed: true };
