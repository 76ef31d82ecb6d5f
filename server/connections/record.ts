import { v7 as uuidv7 } from 'uuid';
import { recordActivity } from '../activity/record.ts';
import type { ProviderId } from '../contract/common.ts';
import type { Identity } from '../providers/provider.ts';
import type { AccountDoor } from '../store/account.ts';
import { fold, searchText } from './fold.ts';

/** A credential that monday reports as just made or made again. */
export interface NewConnection {
  provider: ProviderId;
  userId: string;
  identity: Identity;
  /** Null where the token response named none. */
  grantedScopes: string[] | null;
  access: string;
  risk: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** What the provider says now; a repeat replaces it. */
function described({ identity, grantedScopes, access, risk, at }: NewConnection) {
  const { organization } = identity;
  return {
    display_name: identity.displayName,
    email: identity.email,
    organization_id: organization?.id ?? null,
    organization_name: organization?.name ?? null,
    account_type: identity.accountType,
    granted_scopes: grantedScopes && JSON.stringify(grantedScopes),
    access,
    risk,
    last_connected_at: at,
    sort_name: fold(identity.displayName),
    search_text: searchText([
      identity.displayName,
      identity.email,
      organization?.name,
      identity.providerUniqueIdentifier,
    ]),
  };
}

/**
 * Makes a connection, or counts a repeat of one: calls at the same moment end in one row that
 * counts them all. Counters and history change with it or not at all.
 */
export async function recordConnection(door: AccountDoor, seen: NewConnection): Promise<void> {
  await door.transaction(async (account) => {
    const isNew = await writeRow(account, seen);
    if (isNew) await countNew(account, seen);
  });
}

async function writeRow(account: AccountDoor, seen: NewConnection): Promise<boolean> {
  const now = described(seen);
  const row = await account
    .insertConnection({
      id: uuidv7(),
      provider: seen.provider,
      provider_identity: seen.identity.providerUniqueIdentifier,
      user_id: seen.userId,
      source: 'identity',
      at_provider_state: 'granted',
      at_provider_at: seen.at,
      in_monday_state: 'stored',
      in_monday_at: seen.at,
      state: 'active',
      state_since: seen.at,
      first_connected_at: seen.at,
      times_connected: 1,
      used_in: 0,
      ...now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'provider', 'provider_identity', 'user_id'])
        .doUpdateSet((old) => ({
          ...now,
          at_provider_at: seen.at,
          in_monday_at: seen.at,
          times_connected: old('connections.times_connected', '+', 1),
        })),
    )
    .returning(['id', 'times_connected'])
    .executeTakeFirstOrThrow();
  const isNew = row.times_connected === 1;
  const kind = isNew ? 'connected' : 'connected_again';
  await account
    .insertHistory({
      connection_id: row.id,
      id: uuidv7(),
      kind,
      at: seen.at,
      user_id: seen.userId,
    })
    .execute();
  await recordActivity(account, {
    kind,
    at: seen.at,
    userId: seen.userId,
    details: { connectionId: row.id, provider: seen.provider },
  });
  return isNew;
}

/** Always in this order: the first row serialises the writers of an account, so none wait in a ring. */
async function countNew(account: AccountDoor, seen: NewConnection): Promise<void> {
  const { organization } = seen.identity;
  const isFirst = (await account.count('connections', 1)) === 1;
  if (isFirst) await account.startRecords(seen.at);
  if ((await account.count(`person:${seen.userId}`, 1)) === 1) await account.count('people', 1);
  await account.count(`provider:${seen.provider}`, 1);
  await account.count('state:active', 1);
  if (!organization) return;
  const members = await account.count(`organization:${seen.provider}:${organization.id}`, 1);
  if (members === 1) await account.count('organizations', 1);
}
