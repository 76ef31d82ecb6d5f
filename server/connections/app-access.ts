import type { ProviderId } from '../contract/common.ts';
import type { Identity } from '../providers/shared/provider-definition.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { catchUp } from './catch-up.ts';
import { changeConnections } from './change-connection.ts';
import { CounterChanges } from './connection-counts.ts';
import { afterAppFound } from './derive-state.ts';
import { merge } from './same-identity.ts';

/** True if a token is the app's own, the same for everyone who connects it. */
export const isOfApp = ({ accountType }: Identity): boolean => accountType === 'app';

/** Returns the owner of a connection: the person who connected it; none for the app's own access. */
export const ownerOf = (identity: Identity, userId: string): string =>
  isOfApp(identity) ? '' : userId;

/** Returns the connection of this identity and this person; an empty person is none in particular. */
export async function findOwned(
  account: AccountWriter,
  provider: ProviderId,
  identity: string,
  userId: string,
): Promise<ConnectionRow | undefined> {
  return account
    .connections()
    .where('provider', '=', provider)
    .where('provider_identity', '=', identity)
    .where('user_id', '=', userId)
    .selectAll('connections')
    .executeTakeFirst();
}

/** Takes a person off a connection, in its cases too. */
async function disown(account: AccountWriter, row: ConnectionRow): Promise<void> {
  await account
    .updateConnections({ user_id: '', seen_with_user_id: null })
    .where('id', '=', row.id)
    .execute();
  const counters = new CounterChanges();
  counters.addPerson(row.user_id, -1);
  await counters.write(account);
  await account
    .updateCaseConnections({ user_id: '' })
    .where('connection_id', '=', row.id)
    .execute();
  await account.updateLeftOut({ user_id: '' }).where('connection_id', '=', row.id).execute();
}

/**
 * Makes one connection without a person of those that were recorded as an account of each person, as
 * long as it was not known that the token is the app's. What a person reported of theirs ended nothing.
 *
 * @param at ISO 8601, when the provider accepted the token
 */
export async function gatherApp(
  account: AccountWriter,
  { provider, identity }: { provider: ProviderId; identity: Identity },
  at: string,
): Promise<void> {
  const { providerUniqueIdentifier: key, accountType } = identity;
  const wrong = await account
    .connections()
    .where('provider', '=', provider)
    .where('provider_identity', '=', key)
    .where('user_id', '!=', '')
    .selectAll('connections')
    .orderBy('connections.id')
    .execute();
  for (const row of await catchUp(account, wrong)) {
    const [known] = await catchUp(
      account,
      [await findOwned(account, provider, key, '')].flatMap((one) => one ?? []),
    );
    if (known) await merge(account, row, known);
    else await disown(account, row);
  }
  if (wrong.length === 0) return;
  await account
    .updateConnections({ account_type: accountType })
    .where('provider', '=', provider)
    .where('provider_identity', '=', key)
    .execute();
  const row = await findOwned(account, provider, key, '');
  for (const one of await catchUp(account, row ? [row] : []))
    await changeConnections(account, [one], at, (facts) => afterAppFound(facts, at));
}
