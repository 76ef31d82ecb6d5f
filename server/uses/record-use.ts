import { gatherApp, isOfApp } from '../connections/app-access.ts';
import { catchUp } from '../connections/catch-up.ts';
import { insertNew, note, type SeenIdentity } from '../connections/connection-row.ts';
import { moveToCurrentKey } from '../connections/same-identity.ts';
import type { ProviderId } from '../contract/common.ts';
import type { AccountStore, AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { pointCredential, rememberedConnections } from './credential-ids.ts';
import { noteAcceptance, noteRefused } from './note-evidence.ts';
import { type Place, placeKey } from './place.ts';

/** One run of an automation, as monday tells it. */
export interface Run {
  provider: ProviderId;
  /** Owner of the automation, from the verified token. */
  userId: string;
  /** monday's id of the credential; null where it names none. */
  userCredentialsId: string | null;
  /** The same for each repeat of one run; null where monday names none, and each call counts. */
  actionUuid: string | null;
  place: Place;
  /** True if the provider was asked and accepted the token. */
  isAccepted: boolean;
  /** ISO 8601, UTC. */
  at: string;
}

/** monday repeats a run for 30 minutes; twice that, and a clock may be wrong. */
const keptMilliseconds = 2 * 3_600_000;

/**
 * Runs `work` unless this run was counted before. Older ids are forgotten at the same time.
 *
 * @throws AccountGone
 */
async function oncePerRun(
  accountStore: AccountStore,
  run: Run,
  work: (account: AccountWriter) => Promise<void>,
): Promise<void> {
  await accountStore.transaction(async (account) => {
    if (run.actionUuid !== null && !(await account.countRun(run.actionUuid, run.at))) return;
    const forgotten = new Date(Date.parse(run.at) - keptMilliseconds).toISOString();
    await account.forgetRunsBefore(forgotten).execute();
    await work(account);
  });
}

/**
 * Notes that a run brought a token of a known identity. Whose token it is decides where: on the
 * connection of the automation's person with that identity, else on all of that identity in the
 * account, else on a new one whose person is not known. A credential id is only remembered; what
 * the live token says replaces it.
 *
 * @throws AccountGone
 */
export async function noteUse(
  accountStore: AccountStore,
  run: Run,
  seen: SeenIdentity,
): Promise<void> {
  await oncePerRun(accountStore, run, async (account) => {
    const used = await usedConnections(account, run, seen);
    const rows = await catchUp(account, used);
    for (const row of rows) await addUse(account, row, run, used.length === 1);
    await pointCredential(account, run, used);
  });
}

/**
 * Returns the connections that a token without an identity can be of: the provider refused it, or did
 * not say whose it is. The remembered credential says which they are; before the first run that named
 * an identity, it is the one connection that the automation's person has at this provider, where there
 * is one and no run named another credential of it.
 */
async function possibleConnections(account: AccountWriter, run: Run): Promise<ConnectionRow[]> {
  const remembered = await rememberedConnections(account, run);
  if (remembered.length > 0) return remembered;
  const own = await account
    .connections()
    .where('provider', '=', run.provider)
    .where('user_id', '=', run.userId)
    .where('id', 'not in', account.knownCredentials().select('connection_id'))
    .selectAll('connections')
    .limit(2)
    .execute();
  return own.length === 1 ? own : [];
}

/**
 * Notes a use although the provider did not say whose token it accepted: on the connections that it
 * can be of, if any.
 *
 * @throws AccountGone
 */
export async function noteUseWithoutIdentity(accountStore: AccountStore, run: Run): Promise<void> {
  await oncePerRun(accountStore, run, async (account) => {
    const used = await catchUp(account, await possibleConnections(account, run));
    for (const row of used) await addUse(account, row, run, used.length === 1);
  });
}

/** A mailbox of a whole company must not make one run write thousands of rows. */
const mostAtOnce = 200;

async function usedConnections(
  account: AccountWriter,
  run: Run,
  seen: SeenIdentity,
): Promise<ConnectionRow[]> {
  await moveToCurrentKey(account, seen);
  const sameIdentity = () =>
    account
      .connections()
      .where('provider', '=', run.provider)
      .where('provider_identity', '=', seen.identity.providerUniqueIdentifier)
      .selectAll('connections');
  const isTheApps = isOfApp(seen.identity);
  if (isTheApps) await gatherApp(account, seen, run.at);
  const own = await sameIdentity().where('user_id', '=', run.userId).execute();
  if (own.length > 0) return own;
  const all = await sameIdentity().orderBy('last_connected_at', 'desc').limit(mostAtOnce).execute();
  if (all.length > 0) return all;
  const found = await insertNew(account, seen, {
    user_id: '',
    seen_with_user_id: isTheApps ? null : run.userId,
    source: 'run',
    times_connected: 0,
  });
  await note(account, found.id, 'discovered', run);
  return [found];
}

async function addUse(
  account: AccountWriter,
  row: ConnectionRow,
  run: Run,
  isSole: boolean,
): Promise<void> {
  const { place, at } = run;
  const runs = await account.addUse({
    connection_id: row.id,
    place: placeKey(place),
    recipe_id: place.recipeId,
    integration_id: place.integrationId,
    host_type: place.hostType,
    host_instance_id: place.hostInstanceId,
    board_id: place.boardId,
    runs: 1,
    first_used_at: at,
    last_used_at: at,
  });
  const isNewPlace = runs === 1;
  await account
    .updateConnections({ last_used_at: at, used_in: row.used_in + (isNewPlace ? 1 : 0) })
    .where('id', '=', row.id)
    .execute();
  await noteAcceptance(account, row, { ...run, isSole });
  const isFirst = row.last_used_at === null && row.times_connected > 0;
  if (isFirst) await note(account, row.id, 'first_used', run);
}

const evidenceMilliseconds = 24 * 3_600_000;

/**
 * Notes that the provider refused a token in a run: evidence, and no report. An automation that fails
 * every minute leaves one entry a day.
 *
 * @throws AccountGone
 */
export async function noteRefusal(accountStore: AccountStore, run: Run): Promise<void> {
  await oncePerRun(accountStore, run, async (account) => {
    const since = new Date(Date.parse(run.at) - evidenceMilliseconds).toISOString();
    for (const row of await catchUp(account, await possibleConnections(account, run))) {
      const latest = await account
        .history()
        .where('connection_id', '=', row.id)
        .select(['kind', 'at'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      const isRepeat = latest?.kind === 'refused_in_run' && latest.at > since;
      if (!isRepeat) await note(account, row.id, 'refused_in_run', run);
      await noteRefused(account, row, run.at);
    }
  });
}
