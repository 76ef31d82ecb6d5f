import type { Caller } from '../../auth/session-token.ts';
import { isTheApps } from '../../connections/section-keys.ts';
import type { AlsoUsedBy } from '../../contract/brief-connection.ts';
import type { AccountReader } from '../../store/account-store.ts';
import type { ConnectionRow } from '../../store/tables.ts';

type Identified = Pick<
  ConnectionRow,
  'id' | 'provider' | 'provider_identity' | 'user_id' | 'account_type'
>;

const namedAtMost = 5;
/** Of accounts that very many use, the rest is neither counted nor named. */
const readAtMost = 5000;

/**
 * Returns who else uses these accounts, by the id of the connection. One statement a provider,
 * however many connections a page has.
 *
 * @param caller admins are told who; all others how many
 */
export async function findAlsoUsed(
  account: AccountReader,
  caller: Pick<Caller, 'role'>,
  rows: readonly Identified[],
): Promise<(row: Identified) => AlsoUsedBy> {
  const users = new Map<string, string[]>();
  const own = rows.filter((row) => !isTheApps(row));
  for (const [provider, of] of Map.groupBy(own, (row) => row.provider)) {
    const found = await account
      .connections()
      .where('provider', '=', provider)
      .where('provider_identity', 'in', [...new Set(of.map((row) => row.provider_identity))])
      .select(['provider_identity', 'user_id'])
      .orderBy('connections.id')
      .limit(readAtMost)
      .execute();
    for (const { provider_identity, user_id } of found) {
      const key = `${provider}\n${provider_identity}`;
      const known = users.get(key);
      if (known) known.push(user_id);
      else users.set(key, [user_id]);
    }
  }
  return ({ provider, provider_identity, user_id }) => {
    const all = users.get(`${provider}\n${provider_identity}`) ?? [];
    const others = all.filter((one) => one !== user_id);
    const named = caller.role === 'admin' ? others.filter((one) => one !== '') : [];
    return { count: others.length, userIds: named.slice(0, namedAtMost) };
  };
}
