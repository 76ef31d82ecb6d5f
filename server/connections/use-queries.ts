import type { AccountReader } from '../store/account-store.ts';

const most = 100;

/** Reads where a connection was seen used, the latest first, at most 100. */
export function findUses(account: AccountReader, connectionId: string) {
  return account
    .uses()
    .where('connection_id', '=', connectionId)
    .selectAll('connection_uses')
    .orderBy('last_used_at', 'desc')
    .orderBy('place')
    .limit(most)
    .execute();
}

/** monday's ids of the credentials that it was seen with, the latest first, at most 100. */
export function findCredentials(account: AccountReader, connectionId: string) {
  return account
    .knownCredentials()
    .where('connection_id', '=', connectionId)
    .select(['user_credentials_id', 'since'])
    .orderBy('since', 'desc')
    .limit(most)
    .execute();
}
