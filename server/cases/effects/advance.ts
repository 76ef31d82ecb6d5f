import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { bringTo, writeItems } from '../../connections/catch-up.ts';
import { compute } from '../../connections/compute.ts';
import { addToChecks } from '../../connections/count-check.ts';
import { isAhead, isJoin, joined, readItems } from '../../connections/items.ts';
import { asOfBefore, type Pending, readPending } from '../../connections/pending-effects.ts';
import type { AccountWriter } from '../../store/account-store.ts';
import { joinBatch } from '../opening/attach.ts';
import { applyLeaveOut } from './apply-leave-out.ts';
import { applyMove } from './apply-move.ts';
import { orderEffects } from './effects-job.ts';
import { completeProven } from './prove-steps.ts';
import { limits } from './written-at-once.ts';

const connectionsPerTurn = 100;
/** Of a large case, so many are taken in as it is opened: its screen begins with them. */
const firstOnes = 200;

/** Connections of a case that a change goes through, after the last one that it reached. */
function membersOf(account: AccountWriter, { of, effect, reached }: Pending) {
  const section = effect.kind === 'claim' ? effect : null;
  const addedAt = effect.kind === 'cover' && effect.isOfAdded ? effect.at : null;
  return account
    .caseConnections()
    .where('case_id', '=', of.id)
    .where('connection_id', '>', reached)
    .$if(section !== null, (rows) =>
      rows.where(`${section?.half ?? 'provider'}_section_id`, '=', section?.sectionId ?? ''),
    )
    .$if(addedAt !== null, (rows) => rows.where('added_at', '=', addedAt ?? ''))
    .select('connection_id as id');
}

async function nextIds(account: AccountWriter, pending: Pending, limit: number) {
  const { effect } = pending;
  const rows = isJoin(effect)
    ? await joined(account, { ...pending, effect })
        .select('connections.id')
        .orderBy('connections.id')
        .limit(limit)
        .execute()
    : await membersOf(account, pending).orderBy('connection_id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

async function leftOutOf(account: AccountWriter, { of }: Pending): Promise<string[]> {
  const rows = await account
    .leftOut()
    .where('case_id', '=', of.id)
    .select('connection_id')
    .execute();
  return rows.map((one) => one.connection_id);
}

/** Carries a change out on connections in its turn: every change before it has reached them. */
async function carryOut(
  account: AccountWriter,
  pending: Pending,
  later: readonly Pending[],
  ids: readonly string[],
): Promise<void> {
  const { of, effect } = pending;
  const items = [...(await readItems(account, ids)).values()].filter(({ row }) =>
    isAhead(pending, row),
  );
  await compute(account, pending, asOfBefore(later), items);
  await writeItems(account, items);
  if (effect.kind === 'check') await addToChecks(account, of, effect, items);
}

/** Ends a change that has reached every connection of its case. */
async function finish(
  account: AccountWriter,
  pending: Pending,
  later: readonly Pending[],
): Promise<void> {
  const { of, effect, position } = pending;
  if (isJoin(effect) && effect.target.kind === 'chosen')
    await account.deleteChosen().where('case_id', '=', of.id).execute();
  if (effect.kind === 'check') await completeProven(account, of, effect);
  if (effect.kind === 'leave_out') await applyLeaveOut(account, of, effect);
  if (effect.kind === 'move') await applyMove(account, of, effect);
  if (effect.kind === 'reveal') {
    // What a check in the case found of those that it left out is shown as well.
    await carryOut(account, { ...pending, reached: '' }, later, await leftOutOf(account, pending));
  }
  await account
    .deleteCaseEffects()
    .where('case_id', '=', of.id)
    .where('position', '=', position)
    .execute();
}

/** Connections are taken in before other changes have their turn: an open case is seen as a whole soon. */
const nextOf = (pending: readonly Pending[]) =>
  pending.find(({ effect }) => effect.kind === 'join') ?? pending[0];

async function carryOn(account: AccountWriter, pending: readonly Pending[], limit: number) {
  const next = nextOf(pending);
  if (!next) return 0;
  const { of, effect, position } = next;
  const later = pending.slice(pending.indexOf(next) + 1);
  const isNamed = effect.kind === 'leave_out' || effect.kind === 'move';
  let ids: string[] = [];
  if (effect.kind === 'join') ids = await joinBatch(account, { ...next, effect }, limit);
  else if (!isNamed) {
    ids = await nextIds(account, next, limit);
    await carryOut(account, next, later, ids);
  }
  const last = ids.length === limit ? ids.at(-1) : undefined;
  if (last === undefined) await finish(account, next, later);
  else {
    await account
      .updateCaseEffects({ reached: last, done: sql<number>`done + ${ids.length}` })
      .where('case_id', '=', of.id)
      .where('position', '=', position)
      .execute();
  }
  return ids.length;
}

/**
 * Carries the changes of an account on by one batch, in their turns.
 *
 * @param limit connections
 * @returns how many connections were reached; null when nothing was on its way
 */
export async function advance(account: AccountWriter, limit: number): Promise<number | null> {
  const pending = await readPending(account);
  return pending.length === 0 ? null : carryOn(account, pending, limit);
}

/** The connections that these changes of one case go through; null where they are more than fit. */
async function fewIds(account: AccountWriter, mine: readonly Pending[]): Promise<string[] | null> {
  const ids = new Set<string>();
  for (const one of mine) {
    for (const id of await nextIds(account, one, limits.connectionsAtOnce + 1)) ids.add(id);
    if (one.effect.kind === 'reveal') for (const id of await leftOutOf(account, one)) ids.add(id);
    if (ids.size > limits.connectionsAtOnce) return null;
  }
  return [...ids].sort();
}

/**
 * Within the transaction of the action: carries its changes through where the case is small enough.
 * What is on its way through other, larger cases reaches these connections first. Of a large case
 * the first connections are taken in; the rest follows.
 */
export async function advanceHere(account: AccountWriter, caseId: string): Promise<void> {
  for (;;) {
    const pending = await readPending(account);
    const mine = pending.filter(({ of }) => of.id === caseId);
    if (mine.length === 0) return;
    const ids = await fewIds(account, mine);
    if (ids === null) {
      const isNew = mine[0]?.effect.kind === 'join' && nextOf(pending) === mine[0];
      if (isNew) await carryOn(account, pending, firstOnes);
      await orderEffects(account);
      return;
    }
    const isMarked = mine.length < pending.length;
    for (let from = 0; from < ids.length; from += connectionsPerTurn) {
      await bringTo(account, pending, ids.slice(from, from + connectionsPerTurn), isMarked);
      // SQLite answers without leaving the turn.
      await nextTurn();
    }
    for (const one of mine) {
      await finish(account, one, pending.slice(pending.indexOf(one) + 1));
    }
  }
}
