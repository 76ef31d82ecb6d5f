import type { AccountReader } from '../store/account-store.ts';
import { compute } from './compute.ts';
import { type Item, isAhead, isJoin, joined, readItems } from './items.ts';
import { asOfBefore, type Pending, readPending } from './pending-effects.ts';

/** Reads which of these connections a case takes in with a change that has not reached them. */
async function readJoined(account: AccountReader, pending: readonly Pending[], ids: string[]) {
  const found = new Map<Pending, Set<string>>();
  for (const one of pending) {
    const { effect } = one;
    if (!isJoin(effect)) continue;
    const rows = await joined(account, { ...one, effect })
      .where('connections.id', 'in', ids)
      .select('connections.id')
      .execute();
    found.set(one, new Set(rows.map(({ id }) => id)));
  }
  return found;
}

/** Applies what is on its way to these connections, in the items themselves, each change in its turn. */
export async function computeAll(
  account: AccountReader,
  pending: readonly Pending[],
  items: ReadonlyMap<string, Item>,
  onComputed: (one: Pending, reached: readonly Item[]) => Promise<void> = async () => {},
): Promise<void> {
  const ids = [...items.keys()];
  if (ids.length === 0) return;
  const joining = await readJoined(account, pending, ids);
  for (const [index, one] of pending.entries()) {
    const taken = joining.get(one);
    const reached = [...items.values()].filter(
      ({ row }) => isAhead(one, row) && (taken === undefined || taken.has(row.id)),
    );
    await compute(account, one, asOfBefore(pending.slice(index + 1)), reached);
    await onComputed(one, reached);
  }
}

const versionOf = (pending: readonly Pending[]) =>
  pending.map(({ position, reached }) => `${position}:${reached}`).join('\n');

const attemptsAtMost = 5;

/**
 * Returns connections as they are once everything that is on its way has reached them: whoever reads
 * them sees each change from the moment on at which it was made.
 *
 * @param pending what was on its way before the rows were read that this is for
 * @returns nothing of connections that were reached by all of it
 */
export async function readThrough(
  account: AccountReader,
  pending: readonly Pending[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Item>> {
  const least = pending.map(({ reached }) => reached).sort()[0];
  const asked = least === undefined ? [] : ids.filter((id) => id > least);
  if (asked.length === 0) return new Map();
  let now = pending;
  for (let attempt = 1; ; attempt += 1) {
    const items = await readItems(account, asked);
    await computeAll(account, now, items);
    // A batch that was written meanwhile may be in some of what was read, and missing in the rest.
    const after = await readPending(account);
    if (versionOf(after) === versionOf(now) || attempt === attemptsAtMost) return items;
    now = after;
  }
}
