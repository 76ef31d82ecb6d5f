import { recordActivity } from '../activity/record-activity.ts';
import type { ProviderId } from '../contract/common.ts';
import type { AccountStore, AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { findOwned, gatherApp, isOfApp, ownerOf } from './app-access.ts';
import { catchUp } from './catch-up.ts';
import { changeConnections } from './change-connection.ts';
import { CounterChanges } from './connection-counts.ts';
import { describedConnection, insertNew, note, type SeenIdentity } from './connection-row.ts';
import { afterConnect } from './derive-state.ts';
import { moveToCurrentKey, takeOver } from './same-identity.ts';

/** A credential that monday reports as just made or made again. */
export interface NewConnection extends SeenIdentity {
  provider: ProviderId;
  userId: string;
  /** When monday signed the call; null or absent where it does not say. */
  signedAt?: string | null;
  /** After it nothing is committed any more: who waited was told that nothing was recorded. */
  deadline?: AbortSignal;
}

/**
 * Makes a connection, or counts a repeat of one: calls at the same moment end in one row that
 * counts them all. Counters and history change with it or not at all.
 *
 * @throws AccountGone when the app was uninstalled from the account, or the deadline's reason
 */
export async function recordConnection(
  accountStore: AccountStore,
  seen: NewConnection,
): Promise<void> {
  await accountStore.transaction(async (account) => {
    await moveToCurrentKey(account, seen);
    const [known] = await catchUp(
      account,
      [await findKnown(account, seen)].flatMap((row) => row ?? []),
    );
    const row = known
      ? await connectAgain(account, known, seen)
      : await insertNew(account, seen, {
          user_id: ownerOf(seen.identity, seen.userId),
          seen_with_user_id: null,
          source: 'identity',
          times_connected: 1,
        });
    const kind = row.times_connected === 1 ? 'connected' : 'connected_again';
    const { at, userId, provider } = seen;
    const details = { connectionId: row.id, provider };
    await Promise.all([
      note(account, row.id, kind, seen),
      recordActivity(account, { kind, at, userId, details }),
    ]);
    seen.deadline?.throwIfAborted();
  }, seen.signedAt);
}

/** The row that a connect repeats: the person's own, one that a run found, or the app's. */
async function findKnown(
  account: AccountWriter,
  seen: NewConnection,
): Promise<ConnectionRow | undefined> {
  const { provider, identity, userId, at } = seen;
  if (isOfApp(identity)) {
    await gatherApp(account, seen, at);
    return findOwned(account, provider, identity.providerUniqueIdentifier, '');
  }
  const own = await findOwned(account, provider, identity.providerUniqueIdentifier, userId);
  return own ?? takeOver(account, seen);
}

async function connectAgain(
  account: AccountWriter,
  known: ConnectionRow,
  seen: NewConnection,
): Promise<ConnectionRow> {
  const now = describedConnection(seen);
  if (known.organization_id !== now.organization_id) {
    const counters = new CounterChanges();
    counters.addOrganization(seen.provider, known.organization_id, -1);
    counters.addOrganization(seen.provider, now.organization_id, 1);
    await counters.write(account);
  }
  const row = await account
    .updateConnections({
      ...now,
      source: 'identity',
      seen_with_user_id: null,
      times_connected: known.times_connected + 1,
    })
    .where('id', '=', known.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.case_id !== null) await noteInCases(account, row.id, seen.at);
  await changeConnections(account, [row], seen.at, (facts) => afterConnect(facts, seen.at));
  return row;
}

/** Open cases show who connected again while they were open. */
async function noteInCases(account: AccountWriter, connectionId: string, at: string) {
  await account
    .updateCaseConnections({ reconnected_at: at })
    .where('connection_id', '=', connectionId)
    .where('case_id', 'in', account.cases().where('status', '=', 'open').select('cases.id'))
    .execute();
}
