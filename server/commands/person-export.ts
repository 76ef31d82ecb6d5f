import type { AccountReader } from '../store/account.ts';
import type { ExportedPart } from './export-file.ts';

/** Every row of the account that is about a person, or names their id. */
export async function personParts(account: AccountReader, userId: string): Promise<ExportedPart[]> {
  const connections = await account
    .connections()
    .where((where) =>
      where.or(
        (['user_id', 'seen_with_user_id', 'at_provider_by', 'in_monday_by'] as const).map((name) =>
          where(name, '=', userId),
        ),
      ),
    )
    .selectAll('connections')
    .execute();
  const own = connections.filter((row) => row.user_id === userId).map((row) => row.id);
  // `in ()` is no SQL; no connection has this id.
  const ids = own.length > 0 ? own : ['none'];
  const history = await account
    .history()
    .where((where) => where.or([where('user_id', '=', userId), where('connection_id', 'in', ids)]))
    .selectAll('connection_history')
    .execute();
  const uses = await account
    .uses()
    .where('connection_id', 'in', ids)
    .selectAll('connection_uses')
    .execute();
  const credentials = await account
    .knownCredentials()
    .where('connection_id', 'in', ids)
    .selectAll('known_credentials')
    .execute();
  const activity = await account
    .activity()
    .where('user_id', '=', userId)
    .selectAll('activity')
    .execute();
  return [
    { name: 'connections', pages: [connections] },
    { name: 'connection_history', pages: [history] },
    { name: 'connection_uses', pages: [uses] },
    { name: 'known_credentials', pages: [credentials] },
    { name: 'activity', pages: [activity] },
  ];
}
