import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../auth/session-token.ts';
import type { ConnectionsQuery } from '../contract/connection.ts';
import { narrowingOf } from '../contract/list-filter.ts';
import { AccountGone } from '../store/account-state.ts';
import type { AccountStore } from '../store/account-store.ts';
import { recordActivity } from './record-activity.ts';

const hour = 3_600_000;

interface RecordedAccess {
  at: number;
  /** Done when it is in the table; looks at the same moment wait for the same write. */
  written: Promise<void>;
}

/** The least UUIDv7 of a moment. */
const idAt = (time: number) => uuidv7({ msecs: time, seq: 0, random: new Uint8Array(16) });

/**
 * A restart, or another server, does not know of the last hour; the table does.
 *
 * @returns when the view was that stands for this hour
 */
function writeViewed(accountStore: AccountStore, userId: string, now: number): Promise<number> {
  return accountStore.transaction(async (account) => {
    const known = await account
      .activity()
      .where('user_id', '=', userId)
      .where('kind', '=', 'list_viewed')
      .where('id', '>=', idAt(now - hour))
      // Ids never step back, even where the clock does; the time is what counts.
      .where('at', '>', new Date(now - hour).toISOString())
      .select('at')
      .limit(1)
      .executeTakeFirst();
    if (known) return Date.parse(known.at);
    const at = new Date(now).toISOString();
    await recordActivity(account, { kind: 'list_viewed', at, userId, details: {} });
    return now;
  });
}

function writeExported(accountStore: AccountStore, userId: string, query: ConnectionsQuery) {
  return accountStore.transaction((account) =>
    recordActivity(account, {
      kind: 'list_exported',
      at: new Date().toISOString(),
      userId,
      details: narrowingOf(query),
    }),
  );
}

/**
 * Makes the function that writes down who looks at the list of a whole account: each export, and one
 * view an hour and admin. It is waited for before the list is read, so that no admin sees the list
 * unrecorded; within the hour that is one look into a map.
 */
export function createLooks() {
  /** Accesses of the last hour; older ones are dropped as new ones arrive. */
  const viewed = new Map<string, RecordedAccess>();

  function forgetOld(now: number): void {
    for (const [key, { at }] of viewed) {
      if (now - at < hour) return;
      viewed.delete(key);
    }
  }

  function recordView(accountStore: AccountStore, { accountId, userId }: Caller): Promise<void> {
    const key = `${accountId}:${userId}`;
    const now = Date.now();
    const last = viewed.get(key);
    if (last && now - last.at < hour) return last.written;
    forgetOld(now);
    const view: RecordedAccess = { at: now, written: Promise.resolve() };
    view.written = writeViewed(accountStore, userId, now).then(
      (at) => {
        view.at = at;
      },
      (error: unknown) => {
        viewed.delete(key);
        throw error;
      },
    );
    viewed.set(key, view);
    return view.written;
  }

  return async (
    accountStore: AccountStore,
    caller: Caller,
    query: ConnectionsQuery,
  ): Promise<void> => {
    if (query.scope !== 'account') return;
    // A cursor can be made up: what comes by one is a view at least.
    const recorded =
      query.purpose === 'export' && query.cursor === undefined
        ? writeExported(accountStore, caller.userId, query)
        : recordView(accountStore, caller);
    await recorded.catch((error: unknown) => {
      // After an uninstall the record of looks is deleted with the rest.
      if (!(error instanceof AccountGone)) throw error;
    });
  };
}
