import { isTheApps } from '../../connections/section-keys.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';

/** A connection with what monday's support finds its stored credentials by. */
export type ToldConnection = ConnectionRow & {
  /** Of the app's own access: the users who connected it. */
  connectedBy?: readonly string[];
  /** monday's ids of the credential, as its runs named them, the latest first. */
  credentialIds?: readonly string[];
};

/** A credential gets another id with each reconnect; older ones lead nowhere. */
const credentialsAtMost = 5;

export const userIdsOf = (row: ToldConnection): string =>
  row.connectedBy?.join(', ') || row.user_id || 'not known';

/** monday keeps a credential of each user who connected the app itself; only the history names them. */
async function findConnectors(account: AccountReader, rows: readonly ConnectionRow[]) {
  const ids = rows.filter(isTheApps).map((row) => row.id);
  if (ids.length === 0) return null;
  const entries = await account
    .history()
    .where('connection_id', 'in', ids)
    .where('kind', 'in', ['connected', 'connected_again'])
    .where('user_id', 'is not', null)
    .select(['connection_id', 'user_id'])
    .distinct()
    .orderBy('user_id')
    .execute();
  return Map.groupBy(entries, (entry) => entry.connection_id);
}

async function findCredentialIds(account: AccountReader, rows: readonly ConnectionRow[]) {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return null;
  const known = await account
    .knownCredentials()
    .where('connection_id', 'in', ids)
    .select(['connection_id', 'user_credentials_id'])
    .orderBy('since', 'desc')
    .orderBy('user_credentials_id')
    .execute();
  return Map.groupBy(known, (entry) => entry.connection_id);
}

/** Adds what is recorded of the credentials that monday stores for these connections. */
export async function withStored(
  account: AccountReader,
  rows: readonly ConnectionRow[],
): Promise<ToldConnection[]> {
  const [connectors, credentials] = await Promise.all([
    findConnectors(account, rows),
    findCredentialIds(account, rows),
  ]);
  return rows.map((row) => ({
    ...row,
    ...(isTheApps(row) && {
      connectedBy: connectors?.get(row.id)?.map(({ user_id }) => user_id ?? '') ?? [],
    }),
    credentialIds: (credentials?.get(row.id) ?? [])
      .slice(0, credentialsAtMost)
      .map((entry) => entry.user_credentials_id),
  }));
}
