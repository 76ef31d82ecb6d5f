import { isNamedInFilter, keepPeople } from '../connections/filter-people.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { ExportedPart } from './export-file.ts';

/** Every row of the account that is about a person, or names their id. */
export async function personParts(account: AccountReader, userId: string): Promise<ExportedPart[]> {
  const connections = await account
    .connections()
    .where((where) =>
      where.or(
        (
          [
            'user_id',
            'seen_with_user_id',
            'at_provider_by',
            'in_monday_by',
            'acknowledged_by',
          ] as const
        ).map((name) => where(name, '=', userId)),
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
  const others = await casePartsOf(account, userId, ids);
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
    ...others,
  ];
}

/** Returns what cases hold of a user: their connections in them, and their actions. */
async function casePartsOf(
  account: AccountReader,
  userId: string,
  connectionIds: string[],
): Promise<ExportedPart[]> {
  const cases = await account
    .cases()
    .where((where) =>
      where.or([
        where('opened_by', '=', userId),
        where('closed_by', '=', userId),
        where('owner', '=', userId),
        isNamedInFilter(where, userId),
        where(
          'cases.id',
          'in',
          account
            .caseConnections()
            .where('case_connections.user_id', '=', userId)
            .select('case_connections.case_id'),
        ),
      ]),
    )
    .selectAll('cases')
    .execute();
  const members = await account
    .caseConnections()
    .where('user_id', '=', userId)
    .selectAll('case_connections')
    .execute();
  const leftOut = await account
    .leftOut()
    .where((where) => where.or([where('user_id', '=', userId), where('by_user_id', '=', userId)]))
    .selectAll('case_left_out')
    .execute();
  const steps = await account
    .caseSteps()
    .where('by_user_id', '=', userId)
    .selectAll('case_steps')
    .execute();
  const links = await account
    .caseLinks()
    .where((where) =>
      where.or([where('made_by', '=', userId), where('taken_back_by', '=', userId)]),
    )
    .selectAll('case_links')
    .execute();
  const shadows = await account
    .shadows()
    .where('connection_id', 'in', connectionIds)
    .selectAll('connection_shadows')
    .execute();
  return [
    {
      name: 'cases',
      pages: [
        cases.map((row) => ({ ...row, target: keepPeople(row.target, (id) => id === userId) })),
      ],
    },
    { name: 'case_connections', pages: [members] },
    { name: 'case_left_out', pages: [leftOut] },
    { name: 'case_steps', pages: [steps] },
    { name: 'case_links', pages: [links] },
    { name: 'connection_shadows', pages: [shadows] },
  ];
}
