import { setTimeout as wait } from 'node:timers/promises';
import { AccountGone } from '../store/account-state.ts';
import type { Deletion } from '../store/deletion-list.ts';
import type { Store } from '../store/open-store.ts';
import type { Voided } from '../store/void-secrets.ts';
import { eraseAccount } from './erase.ts';
import { erasePerson } from './erase-person.ts';
import { layByOperator } from './uninstall.ts';

const busyMilliseconds = 1000;

export interface FinishedRestore extends Voided {
  accounts: number;
  people: number;
}

async function deleteAccount(store: Store, accountId: string): Promise<boolean> {
  const state = await store.lifecycle(accountId).readState();
  if (state === null || state.status === 'deleted') return false;
  await layByOperator(store, accountId);
  while ((await eraseAccount(store, accountId)) === 'again') await wait(busyMilliseconds);
  return true;
}

async function deletePerson(store: Store, accountId: string, userId: string): Promise<boolean> {
  try {
    await erasePerson(store, { accountId, userId });
    return true;
  } catch (error) {
    if (error instanceof AccountGone) return false;
    throw error;
  }
}

/**
 * Brings a store that was restored to where it may be used: links and codes are useless, and what was
 * deleted since the backup is deleted again.
 *
 * @param madeAt when the backup was made, ISO 8601
 * @param deletions those noted outside the database; older ones are in the backup already
 */
export async function finishRestore(
  store: Store,
  madeAt: string,
  deletions: readonly Deletion[],
): Promise<FinishedRestore> {
  const voided = await store.voidSecrets(new Date().toISOString());
  const finished = { ...voided, accounts: 0, people: 0 };
  for (const { at, accountId, userId } of deletions) {
    if (at < madeAt) continue;
    if (userId === null && (await deleteAccount(store, accountId))) finished.accounts += 1;
    if (userId !== null && (await deletePerson(store, accountId, userId))) finished.people += 1;
  }
  return finished;
}
