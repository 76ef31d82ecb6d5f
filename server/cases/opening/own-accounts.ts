import type { CaseRequest } from '../../contract/case-open.ts';
import type { Situation } from '../../contract/guide.ts';
import { isForEveryone, isTheApps } from './reach.ts';

interface Account {
  id: string;
  account_type: string | null;
}

/** Tells the accounts that are the person's own; a guest's account is another organization's to end. */
export function tellOwnAccounts(ids: readonly string[]): (account: Account) => boolean {
  const own = new Set(ids);
  return (account) =>
    own.has(account.id) && account.account_type !== 'guest' && !isTheApps(account);
}

const aboutTheAccount: ReadonlySet<Situation> = new Set(['left', 'person_compromised']);

/**
 * The same for a request. Only where a person leaves, or their account is compromised, it is about an
 * account as a whole; what ends access for a whole organization leaves accounts alone.
 */
export function ownAccountsOf(request: CaseRequest): (account: Account) => boolean {
  const isAsked = aboutTheAccount.has(request.situation) && !isForEveryone(request);
  return tellOwnAccounts(isAsked ? (request.ownAccounts ?? []) : []);
}
