import type { FastifyRequest } from 'fastify';
import type { Limit } from '../../http/limits.ts';
import type { AccountStore } from '../../store/account-store.ts';
import type { Store } from '../../store/open-store.ts';
import type { Handoff } from '../links/handoffs.ts';
import { ofScheme, readSecret, type Secret } from '../links/link-secret.ts';
import { deadCode } from './case-problems.ts';

export type Holder = Handoff & { accountStore: AccountStore };

/**
 * Says for whom the secret in the header of a page at Entra speaks.
 *
 * @param find looks the secret up in its account
 * @throws HttpProblem 401 where it is wrong, used or over; that counts as a failure of the address
 */
export async function holderOf(
  request: FastifyRequest,
  { store, limit }: { store: Store; limit: Limit },
  scheme: 'Code' | 'Check',
  find: (accountStore: AccountStore, secret: Secret) => Promise<Handoff | null>,
): Promise<Holder> {
  const secret = readSecret(ofScheme(request.headers.authorization, scheme));
  const accountStore = secret && store.account(secret.accountId);
  const handoff = accountStore && (await find(accountStore, secret));
  if (handoff) return { ...handoff, accountStore };
  await limit(request, 'failure');
  throw deadCode(scheme);
}
