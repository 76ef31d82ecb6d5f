import { setImmediate as nextTurn } from 'node:timers/promises';
import { recordConnection } from '../../server/connections/record-connection.ts';
import type { Access, ConnectionState, Risk } from '../../server/contract/connection.ts';
import type { Identity } from '../../server/providers/shared/provider-definition.ts';
import type { Store } from '../../server/store/open-store.ts';
import type { Caller } from './tokens.ts';

export interface GivenConnection {
  name?: string;
  email?: string | null;
  organization?: Identity['organization'];
  accountType?: Identity['accountType'];
  /** Part of the key; the name when absent. */
  key?: string;
  at?: string;
  scopes?: string[] | null;
  risk?: Risk;
  access?: Access;
}

export const contoso = { id: '11111111-1111-4111-8111-111111111111', name: 'Contoso' };
export const fabrikam = { id: '22222222-2222-4222-8222-222222222222', name: 'Fabrikam' };

/** Records a connection of this person, as an identity call would. */
export async function given(
  store: Store,
  { accountId, userId }: Caller,
  connection: GivenConnection = {},
): Promise<void> {
  const { name = 'Ada Lovelace', organization = contoso, key = name } = connection;
  await recordConnection(store.account(String(accountId)), {
    provider: 'microsoft',
    userId: String(userId),
    identity: {
      providerUniqueIdentifier: `${organization?.id ?? 'personal'}:${key}`,
      displayName: name,
      email: connection.email ?? null,
      organization,
      accountType: connection.accountType ?? 'work',
    },
    grantedScopes: connection.scopes ?? null,
    access: connection.access ?? 'lasting',
    risk: connection.risk ?? 'low',
    at: connection.at ?? '2026-05-01T10:00:00.000Z',
  });
  // SQLite answers without leaving the turn: many in a row would look like a server that is busy.
  await nextTurn();
}

/** Records a connection that is in this state; the user id 0 stands for a person who is not known. */
export async function givenIn(
  store: Store,
  state: ConnectionState,
  { accountId, userId }: Caller,
  name: string,
): Promise<void> {
  await store.account(String(accountId)).transaction(async (account) => {
    await account
      .insertConnection({
        id: crypto.randomUUID(),
        provider: 'microsoft',
        provider_identity: name,
        user_id: userId === 0 ? '' : String(userId),
        source: 'run',
        display_name: name,
        access: 'temporary',
        risk: 'medium',
        at_provider_state: 'removed',
        in_monday_state: 'stored',
        state,
        state_since: '2026-05-02T10:00:00.000Z',
        first_connected_at: '2026-05-02T10:00:00.000Z',
        last_connected_at: '2026-05-02T10:00:00.000Z',
        times_connected: 1,
        used_in: 0,
        sort_name: name,
        search_text: name,
      })
      .execute();
  });
}
