import type { ProviderId } from '../contract/common.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';

interface Credential {
  provider: ProviderId;
  userCredentialsId: string | null;
  at: string;
}

/** The connections that a credential was last seen to be. */
export async function rememberedConnections(
  account: AccountWriter,
  { provider, userCredentialsId }: Credential,
): Promise<ConnectionRow[]> {
  if (userCredentialsId === null) return [];
  return account
    .connections()
    .where('provider', '=', provider)
    .where(
      'id',
      'in',
      account
        .knownCredentials()
        .where('provider', '=', provider)
        .where('user_credentials_id', '=', userCredentialsId)
        .select('connection_id'),
    )
    .selectAll('connections')
    .execute();
}

/** From now on the credential is these connections and no others. */
export async function pointCredential(
  account: AccountWriter,
  { provider, userCredentialsId, at }: Credential,
  connections: readonly ConnectionRow[],
): Promise<void> {
  if (userCredentialsId === null) return;
  const ids = connections.map((row) => row.id);
  await account
    .deleteKnownCredentials()
    .where('provider', '=', provider)
    .where('user_credentials_id', '=', userCredentialsId)
    .where('connection_id', 'not in', ids)
    .execute();
  for (const id of ids) {
    await account
      .insertKnownCredential({
        provider,
        user_credentials_id: userCredentialsId,
        connection_id: id,
        since: at,
      })
      .execute();
  }
}
