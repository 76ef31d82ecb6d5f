import { useMemo } from 'react';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import type { FindPerson } from '../../../monday/people/people-context.ts';
import { canBeOwnAccount, isAboutAccounts } from '../own-account-rules.ts';

export type ChosenConnection = CaseDryRun['chosen']['connections'][number];

/** As many as a request names. */
const mostOwnAccounts = 100;

/** An account is the person's own where its address is that of the monday user who connected it. */
function isMatched({ email, userId }: ChosenConnection, find: FindPerson): boolean {
  const person = userId === null ? null : find(userId);
  if (email === null || person?.status !== 'known') return false;
  return person.person.email?.toLowerCase() === email.toLowerCase();
}

/** Returns the ids of the accounts that are the person's own: as chosen, else as the address says. */
function ownAccountIds(
  connections: readonly ChosenConnection[],
  chosen: Readonly<Record<string, boolean>>,
  find: FindPerson,
): string[] {
  return connections
    .filter(canBeOwnAccount)
    .filter((one) => chosen[one.id] ?? isMatched(one, find))
    .map(({ id }) => id)
    .sort()
    .slice(0, mostOwnAccounts);
}

/**
 * Returns the request with the accounts that are the person's own. Only an admin's case has steps
 * about an account as a whole, and none that is about everyone of an organization.
 */
export function useOwnAccounts(
  request: CaseRequest | null,
  dryRun: CaseDryRun | undefined,
  {
    chosen,
    find,
    isAdmin,
  }: {
    chosen: Readonly<Record<string, boolean>>;
    find: FindPerson;
    isAdmin: boolean;
  },
): CaseRequest | null {
  return useMemo(() => {
    if (request === null || !dryRun || !isAdmin || !isAboutAccounts(request)) return request;
    const ownAccounts = ownAccountIds(dryRun.chosen.connections, chosen, find);
    return ownAccounts.length > 0 ? { ...request, ownAccounts } : request;
  }, [request, dryRun, chosen, find, isAdmin]);
}
