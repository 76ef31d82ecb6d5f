import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AccountStore, AccountWriter } from '../../store/account-store.ts';
import { isSettled } from '../offered.ts';
import { applyBatch } from './apply.ts';
import { rowsPerBatch } from './batch.ts';

/**
 * Carries the changes of a case on by one batch, the oldest first.
 *
 * @returns whether more is on its way
 */
async function advance(account: AccountWriter, caseId: string): Promise<boolean> {
  const next = await account
    .caseEffects()
    .where('case_id', '=', caseId)
    .selectAll('case_effects')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (!next) return false;
  const of = await account
    .cases()
    .where('id', '=', caseId)
    .selectAll('cases')
    .executeTakeFirstOrThrow();
  const rows = await applyBatch(account, of, JSON.parse(next.effect), next.reached);
  const last = rows.length === rowsPerBatch ? rows.at(-1) : undefined;
  if (last) {
    await account
      .updateCaseEffects({ reached: last.id })
      .where('case_id', '=', caseId)
      .where('position', '=', next.position)
      .execute();
    return true;
  }
  await account
    .deleteCaseEffects()
    .where('case_id', '=', caseId)
    .where('position', '=', next.position)
    .execute();
  return !(await isSettled(account, caseId));
}

/**
 * Within the transaction of the action: carries its effects through, for as many connections as fit.
 * For all but the largest cases that is everything, at once or not at all.
 */
export async function advanceHere(account: AccountWriter, caseId: string): Promise<void> {
  // An action has at most two effects, and of a small case each fits into one batch.
  for (let batch = 0; batch < 2; batch += 1) {
    if (!(await advance(account, caseId))) return;
    await nextTurn();
  }
}

/**
 * Carries on what a large case, or a server that was stopped, has left on its way. Each batch is a
 * transaction, so that other writers come in between.
 *
 * @param isStopping asked before each batch
 */
export async function settleCase(
  accountStore: AccountStore,
  caseId: string,
  isStopping: () => boolean,
): Promise<void> {
  while (!isStopping() && !(await isSettled(accountStore, caseId))) {
    await accountStore.transaction(async (account) => {
      const isMore = await advance(account, caseId);
      // SQLite answers without leaving the turn. The commit, which waits for the disk, has its own.
      await nextTurn();
      return isMore;
    });
    // Others must come in between.
    await nextTurn();
  }
}
