import type { ProviderId } from '../contract/common.ts';
import type { Spelling } from '../providers/shared/define-provider.ts';
import type { Identity } from '../providers/shared/provider-definition.ts';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { coverChange } from './case-cover.ts';
import { catchUp } from './catch-up.ts';
import { changeConnections } from './change-connection.ts';
import { CounterChanges } from './connection-counts.ts';
import { forgetConnectionsInCases } from './forget-connections.ts';
import { searchText } from './normalize.ts';
import { weekConnected } from './weeks.ts';

interface SeenKey {
  provider: ProviderId;
  identity: Identity;
}

const later = (one: string | null, other: string | null) =>
  one !== null && (other === null || one > other) ? one : other;
const earlier = (one: string, other: string) => (one < other ? one : other);

/**
 * A connection that a run found becomes that of the person whom it was seen with, once that person
 * connects the same identity: it is the only one that the run can have been about as far as is
 * known, and a second row would count one credential twice. Seen with another person it stays, since
 * that may be another person's credential.
 */
export async function takeOver(
  account: AccountWriter,
  { provider, identity, userId }: SeenKey & { userId: string },
): Promise<ConnectionRow | undefined> {
  const known = await account
    .connections()
    .where('provider', '=', provider)
    .where('provider_identity', '=', identity.providerUniqueIdentifier)
    .where('user_id', '=', '')
    .where('seen_with_user_id', '=', userId)
    .selectAll('connections')
    .execute();
  const [found] = await catchUp(account, known);
  if (!found) return undefined;
  const taken = await account
    .updateConnections({ user_id: userId, seen_with_user_id: null, source: 'identity' })
    .where('id', '=', found.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const counters = new CounterChanges();
  counters.addPerson(userId, 1);
  await counters.write(account);
  await account
    .updateCaseConnections({ user_id: userId })
    .where('connection_id', '=', taken.id)
    .execute();
  await account.updateLeftOut({ user_id: userId }).where('connection_id', '=', taken.id).execute();
  return taken;
}

/**
 * A provider's key of an identity can change (a rotated `IDENTITY_KEY`, a workspace that joined an
 * enterprise). Rows under an older key move to the one that is current, so that one identity stays
 * one.
 */
export async function moveToCurrentKey(
  account: AccountWriter,
  { provider, identity }: SeenKey,
): Promise<void> {
  const { providerUniqueIdentifier: current, alsoKnownAs = [] } = identity;
  if (alsoKnownAs.length === 0) return;
  const older = await account
    .connections()
    .where('provider', '=', provider)
    .where('provider_identity', 'in', alsoKnownAs)
    .where('provider_identity', '!=', current)
    .selectAll('connections')
    .execute();
  const organizationId = identity.organization?.id ?? null;
  for (const row of older) await respellRow(account, row, { identity: current, organizationId });
}

/** Gives a row its current ids; where the person has a row under them already, the two become one. */
export async function respellRow(
  account: AccountWriter,
  row: ConnectionRow,
  spelling: Spelling,
): Promise<void> {
  const twin = await account
    .connections()
    .where('provider', '=', row.provider)
    .where('provider_identity', '=', spelling.identity)
    .where('user_id', '=', row.user_id)
    .where('connections.id', '!=', row.id)
    .selectAll('connections')
    .executeTakeFirst();
  const [kept = row] = await catchUp(account, twin ? [twin] : []);
  const [moved = row] = await catchUp(account, [row]);
  if (twin) await merge(account, moved, kept);
  await rename(account, twin ? kept : moved, spelling);
}

async function rename(
  account: AccountWriter,
  row: ConnectionRow,
  { identity, organizationId }: Spelling,
): Promise<void> {
  const { display_name, email, organization_name } = row;
  await account
    .updateConnections({
      provider_identity: identity,
      organization_id: organizationId,
      search_text: searchText([display_name, email, organization_name, identity]),
    })
    .where('id', '=', row.id)
    .execute();
  if (organizationId === row.organization_id) return;
  const counters = new CounterChanges();
  counters.addOrganization(row.provider, row.organization_id, -1);
  counters.addOrganization(row.provider, organizationId, 1);
  await counters.write(account);
}

/** Makes two rows of one identity the second of them; nothing seen gets lost. */
export async function merge(
  account: AccountWriter,
  from: ConnectionRow,
  into: ConnectionRow,
): Promise<void> {
  await moveUses(account, from.id, into.id);
  await account
    .updateHistory({ connection_id: into.id })
    .where('connection_id', '=', from.id)
    .execute();
  const places = await account
    .uses()
    .where('connection_id', '=', into.id)
    .select('place')
    .execute();
  const first_connected_at = earlier(from.first_connected_at, into.first_connected_at);
  const counters = new CounterChanges();
  counters.add(weekConnected(into), -1);
  counters.add(weekConnected({ first_connected_at }), 1);
  await account
    .updateConnections({
      first_connected_at,
      last_connected_at:
        later(from.last_connected_at, into.last_connected_at) ?? into.last_connected_at,
      times_connected: from.times_connected + into.times_connected,
      last_used_at: later(from.last_used_at, into.last_used_at),
      used_in: places.length,
    })
    .where('id', '=', into.id)
    .execute();
  await moveCases(account, from, into);
  await account.deleteConnections().where('id', '=', from.id).execute();
  counters.addConnection(from, -1);
  await counters.write(account);
}

/** A case that covered the one covers the other; one that covered both counts it once. */
async function moveCases(
  account: AccountWriter,
  from: ConnectionRow,
  into: ConnectionRow,
): Promise<void> {
  const known = account
    .caseConnections()
    .where('case_connections.connection_id', '=', into.id)
    .select('case_connections.case_id');
  const moved = await account
    .updateCaseConnections({ connection_id: into.id })
    .where('connection_id', '=', from.id)
    .where('case_id', 'not in', known)
    .returning('case_id')
    .execute();
  await moveLeftOut(account, from, into);
  await forgetConnectionsInCases(account, [from.id]);
  if (moved.length === 0) return;
  const now = new Date().toISOString();
  await changeConnections(account, [into], now, await coverChange(account, [into]));
}

/** Left out of a case as the one, it is left out as the other; unless the case covers that one. */
async function moveLeftOut(account: AccountWriter, from: ConnectionRow, into: ConnectionRow) {
  const covering = account
    .caseConnections()
    .where('case_connections.connection_id', '=', into.id)
    .select('case_connections.case_id');
  const known = account
    .leftOut()
    .where('case_left_out.connection_id', '=', into.id)
    .select('case_left_out.case_id');
  await account
    .updateLeftOut({ connection_id: into.id })
    .where('connection_id', '=', from.id)
    .where('case_id', 'not in', covering)
    .where('case_id', 'not in', known)
    .execute();
  // A case that covers it now does not leave it out.
  await account
    .deleteLeftOut()
    .where('connection_id', '=', into.id)
    .where('case_id', 'in', covering)
    .execute();
}

async function moveUses(account: AccountWriter, from: string, into: string): Promise<void> {
  const uses = await account
    .uses()
    .where('connection_id', 'in', [from, into])
    .orderBy('last_used_at')
    .selectAll('connection_uses')
    .execute();
  await account.deleteUses().where('connection_id', 'in', [from, into]).execute();
  for (const { account_id, ...use } of uses) {
    const first =
      uses.find((other) => other.place === use.place)?.first_used_at ?? use.first_used_at;
    await account.addUse({
      ...use,
      connection_id: into,
      first_used_at: earlier(first, use.first_used_at),
    });
  }
  const credentials = await account
    .knownCredentials()
    .where('connection_id', '=', from)
    .selectAll('known_credentials')
    .execute();
  await account.deleteKnownCredentials().where('connection_id', '=', from).execute();
  for (const { account_id, ...credential } of credentials) {
    await account.insertKnownCredential({ ...credential, connection_id: into }).execute();
  }
}
