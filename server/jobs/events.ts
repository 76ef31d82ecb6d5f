import type { LifecycleOutcome } from '../contract/lifecycle.ts';
import type { LifecycleStore, LifecycleWriter } from '../store/lifecycle-store.ts';
import type { AppInstallRow } from '../store/tables.ts';
import { type InstallIds, installKey, matchingInstalls } from './installs.ts';
import { layTombstone, startPending, uninstallJob } from './uninstall.ts';

/** An event whose token and body agree. */
export interface LifecycleEvent extends InstallIds {
  userId: string;
  /** True if an admin signed it. */
  isAdmin: boolean;
  /** monday's time, ISO 8601, never in the future. */
  at: string;
}

const isAtOrBefore = (at: string, other: string | null) => other !== null && at <= other;

/** Notes an install. After an uninstall it is a new start; before one, it came late. */
export function takeInstall(
  accountStore: LifecycleStore,
  event: LifecycleEvent,
): Promise<LifecycleOutcome> {
  return accountStore.transaction(async (account) => {
    const { state } = account;
    if (isAtOrBefore(event.at, state.reported_at)) return 'late';
    await account.putInstall({
      install_key: installKey(event),
      app_version_id: event.appVersionId,
      install_id: event.installId,
      installed_at: event.at,
    });
    const installed_at = isAtOrBefore(event.at, state.installed_at) ? state.installed_at : event.at;
    // A deletion that has begun goes on to its end, which finds this later install.
    if (state.status === 'deleting') {
      await account.setState({ installed_at });
      return 'recorded';
    }
    if (state.status === 'pending') await account.cancelJob(uninstallJob);
    await account.setState({
      status: 'installed',
      status_at: new Date().toISOString(),
      installed_at,
      ...(state.status === 'pending' && { reported_by: null, due_at: null, cancelled_at: null }),
    });
    return 'recorded';
  });
}

const keysOf = (installs: AppInstallRow[]) => installs.map((install) => install.install_key);

/** Installed again and uninstalled again while rows were still being deleted: no new start. */
async function uninstallAgain(
  account: LifecycleWriter,
  event: LifecycleEvent,
  matching: AppInstallRow[],
): Promise<void> {
  if (isAtOrBefore(event.at, account.state.reported_at)) return;
  await account.setState({ reported_at: event.at });
  await account.removeInstalls(keysOf(matching));
}

/** Until when installs of these rows are known to stand. */
function installedUntil(account: LifecycleWriter, matching: AppInstallRow[], known: number) {
  const times = matching.map((install) => install.installed_at).sort();
  return times.at(-1) ?? (known === 0 ? account.state.installed_at : null);
}

/**
 * Takes an uninstall. What it deletes cannot be had back, so that everything that speaks against it
 * comes first: a newer install, another install that remains, a repeat, a signer who is no admin.
 */
export function takeUninstall(
  accountStore: LifecycleStore,
  event: LifecycleEvent,
): Promise<LifecycleOutcome> {
  return accountStore.transaction(async (account) => {
    const { status, reported_at } = account.state;
    if (status === 'deleted') return 'deleted';
    const installs = await account.installs();
    const matching = matchingInstalls(installs, event);
    const isLast = installs.length === matching.length;
    if (status === 'deleting') {
      if (event.isAdmin && isLast) await uninstallAgain(account, event, matching);
      return 'deleting';
    }
    if (isAtOrBefore(event.at, installedUntil(account, matching, installs.length))) return 'late';
    if (!isLast) {
      // Anyone can send this with their own token: believed, it would strip the other's protection.
      if (event.isAdmin) await account.removeInstalls(keysOf(matching));
      return 'other_install_remains';
    }
    const isConfirmed = status === 'pending' && event.isAdmin;
    if (isAtOrBefore(event.at, reported_at) && !isConfirmed) {
      return status === 'pending' ? 'pending' : 'late';
    }
    if (event.isAdmin) {
      await layTombstone(account, event.at, [event]);
      return 'deleting';
    }
    if (status !== 'pending') await startPending(account, event);
    return 'pending';
  });
}
