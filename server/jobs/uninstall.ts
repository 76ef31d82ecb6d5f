import type { LifecycleWriter } from '../store/lifecycle-store.ts';
import type { Store } from '../store/open-store.ts';
import type { InstallIds } from './installs.ts';

/** The kind of job that carries an uninstall out. */
export const uninstallJob = 'uninstall';

/** Within the ten days that monday allows for the deletion. */
const pendingMilliseconds = 7 * 86_400_000;

/** Ids only; they are all that stays of an account beside that and when. */
const versionIds = (installs: InstallIds[]) =>
  JSON.stringify(installs.map(({ appVersionId, installId }) => ({ appVersionId, installId })));

/**
 * From the end of this transaction on nothing of the account can be written, and a job deletes what
 * there is. A write that held the account before is finished by then, and is deleted too.
 *
 * @param reportedAt monday's time of the uninstall
 */
export async function layTombstone(
  account: LifecycleWriter,
  reportedAt: string,
  uninstalled: InstallIds[] | null,
): Promise<void> {
  const now = new Date().toISOString();
  await account.setState({
    status: 'deleting',
    status_at: now,
    reported_at: reportedAt,
    reported_by: null,
    due_at: null,
    cancelled_at: null,
    ...(uninstalled && { app_versions: versionIds(uninstalled) }),
  });
  const installs = await account.installs();
  await account.removeInstalls(installs.map((install) => install.install_key));
  await account.orderJob(uninstallJob, now);
}

/** Nothing is hidden or deleted yet; admins are told, and may stop it by opening the view. */
export async function startPending(
  account: LifecycleWriter,
  event: InstallIds & { userId: string; at: string },
): Promise<void> {
  const now = Date.now();
  const dueAt = new Date(now + pendingMilliseconds).toISOString();
  await account.setState({
    status: 'pending',
    status_at: new Date(now).toISOString(),
    reported_at: event.at,
    reported_by: event.userId,
    due_at: dueAt,
    cancelled_at: null,
    app_versions: versionIds([event]),
  });
  await account.orderJob(uninstallJob, dueAt);
}

/** The same by who runs the server, whatever monday said; a deletion that has begun goes on. */
export async function layByOperator(store: Store, accountId: string): Promise<void> {
  await store.lifecycle(accountId).transaction(async (account) => {
    if (account.state.status === 'deleting') return;
    const installs = await account.installs();
    const uninstalled = installs.map((install) => ({
      appVersionId: install.app_version_id,
      installId: install.install_id,
    }));
    await layTombstone(account, new Date().toISOString(), installs.length > 0 ? uninstalled : null);
  });
}
