import type { AccountReader } from '../store/account-store.ts';
import { factsOf, readShadows } from './change-connection.ts';
import type { VisibleUser } from './connection-policy.ts';
import type { Facts } from './derive-state.ts';
import type { Item } from './items.ts';
import { type Pending, readPending } from './pending-effects.ts';
import { readThrough } from './read-through.ts';

async function shownFacts(
  account: AccountReader,
  ids: readonly string[],
  ahead: ReadonlyMap<string, Item>,
): Promise<Map<string, Facts>> {
  const facts = await readShadows(
    account,
    ids.filter((id) => !ahead.has(id)),
  );
  for (const [id, { row, shadow }] of ahead) facts.set(id, shadow ?? factsOf(row));
  return facts;
}

const realFacts = (ahead: ReadonlyMap<string, Item>): Map<string, Facts> =>
  new Map([...ahead].map(([id, { row }]) => [id, factsOf(row)]));

/**
 * The rows as the caller may see them: with every change that is on its way to them, and to who is no
 * admin a case for admins only does not show, in any field, nor what admins say of an alert.
 *
 * @param before what was on its way before the rows were read: a change that reached them in between
 *   is not missed then
 */
export async function asVisible<Row extends { id: string }>(
  account: AccountReader,
  rows: Row[],
  visibleUser: VisibleUser,
  before?: readonly Pending[],
): Promise<Row[]> {
  if (rows.length === 0) return rows;
  const ids = rows.map((row) => row.id);
  const isShadowed = visibleUser?.isShadowed === true;
  const ahead = await readThrough(account, before ?? (await readPending(account)), ids);
  if (!isShadowed && ahead.size === 0) return rows;
  const facts = isShadowed ? await shownFacts(account, ids, ahead) : realFacts(ahead);
  return rows.map((row) => ({
    ...row,
    ...facts.get(row.id),
    ...(isShadowed && 'acknowledged_at' in row && { acknowledged_at: null }),
  }));
}
