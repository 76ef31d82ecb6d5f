import type { FastifyRequest } from 'fastify';
import { callerOf, type Identify } from '../../auth/identify.ts';
import type { Caller } from '../../auth/session-token.ts';
import type { RevocationCase } from '../../contract/case.ts';
import type { Costly } from '../../http/costly.ts';
import type { Limit } from '../../http/limits.ts';
import { adminsOnly } from '../../http/problem-reply.ts';
import type { EntraAccess } from '../../providers/microsoft/microsoft-sign-in.ts';
import type { Providers } from '../../providers/registry.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import type { Store } from '../../store/open-store.ts';
import { canShareCases } from '../case-policy.ts';
import { type FoundCase, findCase } from '../case-queries.ts';
import { viewCase } from '../case-view.ts';
import type { EffectQueue } from '../effects/effect-queue.ts';
import type { GuideContext } from '../steps/section-guide.ts';
import { asCaseProblem, noSuchCase } from './case-problems.ts';

export interface CaseOptions {
  identify: Identify;
  limit: Limit;
  costly: Costly;
  providers: Providers;
  store: Store;
  effectQueue: EffectQueue;
  guides: GuideContext;
  publicUrl: string;
  appName: string;
  /** Access to Entra; null where that is not set up. */
  entra: EntraAccess | null;
}

/** The case in the address, as far as the caller may see it. */
export async function readCase(store: Store, caller: Caller, id: string): Promise<FoundCase> {
  const found = await findCase(store.account(caller.accountId), caller, id);
  if (!found) throw noSuchCase();
  return found;
}

/** For links and the like; to all others the case need not exist. */
export function adminOf(request: FastifyRequest): Caller {
  const caller = callerOf(request);
  if (!canShareCases(caller)) throw adminsOnly();
  return caller;
}

/** Does something with a case that the caller may see, all of it or nothing. */
export async function withCase<Result>(
  request: FastifyRequest,
  { store, effectQueue }: CaseOptions,
  caseId: string,
  work: (account: AccountWriter, found: FoundCase) => Promise<Result>,
): Promise<Result> {
  const caller = callerOf(request);
  try {
    const accountStore = store.account(caller.accountId);
    const result = await accountStore.transaction(async (account) => {
      const found = await findCase(account, caller, caseId);
      if (!found) throw noSuchCase();
      return work(account, found);
    });
    await effectQueue.drain(accountStore);
    return result;
  } catch (error) {
    throw asCaseProblem(error, request.log);
  }
}

/** Changes a case as a whole, which is for who sees it as a whole, and answers it as it is then. */
export async function changeCase(
  request: FastifyRequest,
  options: CaseOptions,
  caseId: string,
  change: (account: AccountWriter, caller: Caller, row: FoundCase['row']) => Promise<void>,
): Promise<RevocationCase> {
  const caller = callerOf(request);
  const { store } = options;
  await withCase(request, options, caseId, async (account, { row, view }) => {
    if (view === 'part') throw noSuchCase();
    await change(account, caller, row);
  });
  return viewCase(store.account(caller.accountId), caller, await readCase(store, caller, caseId));
}
