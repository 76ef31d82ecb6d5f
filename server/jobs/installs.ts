import type { AppInstallRow } from '../store/tables.ts';

/** The install that an event is about; both ids come from its signed token. */
export interface InstallIds {
  appVersionId: string | null;
  installId: string | null;
}

/** Drafts of an app under development share negative ids: these tell no install from another. */
const isOwnId = (installId: string | null) => installId !== null && !installId.startsWith('-');

/** Names an install within its account. A new version of the same install keeps its name. */
export function installKey({ appVersionId, installId }: InstallIds): string {
  return isOwnId(installId) ? `install:${installId}` : `version:${appVersionId ?? 'unknown'}`;
}

/**
 * The known installs that an event is about: those with its install id, else those of its version
 * that have no id of their own or came with an event that had none.
 */
export function matchingInstalls(installs: AppInstallRow[], ids: InstallIds): AppInstallRow[] {
  const same = installs.filter((install) => install.install_key === installKey(ids));
  if (same.length > 0 || ids.appVersionId === null) return same;
  return installs.filter(
    (install) =>
      install.app_version_id === ids.appVersionId &&
      !(isOwnId(install.install_id) && isOwnId(ids.installId)),
  );
}
