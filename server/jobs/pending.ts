import type { PendingUninstall } from '../contract/lifecycle.ts';
import type { LifecycleStore } from '../store/lifecycle-store.ts';
import type { AccountStateRow } from '../store/tables.ts';
import { uninstallJob } from './uninstall.ts';

/** Returns the notice for admins: until the day of deletion, also after it was stopped. */
function told(state: AccountStateRow | null): PendingUninstall | null {
  if (!state?.due_at || !state.reported_at || state.due_at <= new Date().toISOString()) return null;
  return {
    reportedAt: state.reported_at,
    reportedByUserId: state.reported_by,
    deletionDueAt: state.due_at,
    cancelledAt: state.cancelled_at,
  };
}

/**
 * An admin opens the view: that proves that the app is still installed and wanted, so that a pending
 * uninstall is stopped.
 *
 * @returns the pending uninstall that admins are told of; null when there is none
 */
export async function stopPendingUninstall(
  accountStore: LifecycleStore,
): Promise<PendingUninstall | null> {
  const state = await accountStore.readState();
  if (state?.status !== 'pending') return told(state);
  return accountStore.transaction(async (account) => {
    if (account.state.status !== 'pending') return told(account.state);
    const now = new Date().toISOString();
    await account.setState({ status: 'installed', status_at: now, cancelled_at: now });
    await account.cancelJob(uninstallJob);
    return told({ ...account.state, cancelled_at: now });
  });
}
