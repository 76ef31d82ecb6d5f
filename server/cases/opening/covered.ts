import { rulesOf } from '../../providers/registry.ts';
import type { ConnectionRow } from '../../store/tables.ts';

type Scoped = Pick<
  ConnectionRow,
  'provider' | 'organization_id' | 'account_type' | 'granted_scopes'
>;

const keptTexts = 1000;
/** Many connections were granted the same: each text is read once. */
const read = new Map<string, string[]>();

function neededOf(provider: string, granted: string | null): string[] {
  const key = `${provider}\n${granted}`;
  const known = read.get(key);
  if (known) return known;
  const { adminConsentNeeded, requestedScopes } = rulesOf(provider);
  const needed = adminConsentNeeded(granted === null ? requestedScopes : JSON.parse(granted));
  if (read.size >= keptTexts) read.clear();
  read.set(key, needed);
  return needed;
}

/**
 * Returns the permissions of a connection from which it is presumed that an admin's consent covers its
 * person: those that only an admin can have allowed. None for an account outside an organization, and
 * for the app's own.
 */
export function adminConsentPresumed(row: Scoped): string[] {
  const { provider, organization_id, account_type, granted_scopes } = row;
  if (organization_id === null || account_type === 'personal' || account_type === 'app') return [];
  return neededOf(provider, granted_scopes);
}

/** Returns whether an admin's consent is presumed to cover the person of a connection. */
export const isPresumedCovered = (row: Scoped): boolean => adminConsentPresumed(row).length > 0;
