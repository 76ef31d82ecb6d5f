import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { writeChanges } from './change-connection.ts';
import { addToChecks } from './count-check.ts';
import { type Item, readItems } from './items.ts';
import { type Pending, readPending } from './pending-effects.ts';
import { computeAll } from './read-through.ts';

/** Writes what was computed: facts, views and counters, cases, and history. */
export async function writeItems(account: AccountWriter, items: readonly Item[]): Promise<void> {
  await writeChanges(
    account,
    items.map(({ row, shadow, before }) => ({ before, after: { row, shadow } })),
  );
  const joined = items.flatMap(({ row, members, before }) =>
    [...members.values()]
      .filter(({ id }) => !before.cases.has(id))
      .map((member) => ({
        case_id: member.id,
        connection_id: row.id,
        user_id: row.user_id,
        provider_section_id: member.provider_section_id,
        monday_section_id: member.monday_section_id,
        added_at: member.added_at,
        reconnected_at: null,
      })),
  );
  if (joined.length > 0) {
    await account
      .insertCaseConnections(joined)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const notes = items.flatMap((item) => item.notes);
  if (notes.length === 0) return;
  // Requests that do not need the store are answered between the two writes.
  await nextTurn();
  await account.insertHistories(notes).execute();
}

/**
 * Brings changes to connections before their turn.
 *
 * @param isMarked whether the changes go on to others afterwards, and must leave these out
 */
export async function bringTo(
  account: AccountWriter,
  pending: readonly Pending[],
  ids: readonly string[],
  isMarked: boolean,
): Promise<Map<string, Item>> {
  const items = await readItems(account, ids);
  await computeAll(account, pending, items, async ({ of, effect }, reached) => {
    if (effect.kind === 'check') await addToChecks(account, of, effect, reached);
  });
  await writeItems(account, [...items.values()]);
  const last = pending.at(-1)?.position;
  if (!isMarked || last === undefined || items.size === 0) return items;
  await account
    .updateConnections({ effects_until: last })
    .where('id', 'in', [...items.keys()])
    .execute();
  for (const item of items.values()) item.row = { ...item.row, effects_until: last };
  return items;
}

/**
 * Brings everything that is on its way to these connections, and must come before anything else that
 * changes them: changes happen to a connection in the order in which they were made.
 *
 * @param rows read in the same transaction
 * @returns the rows as they are then
 */
export async function catchUp(
  account: AccountWriter,
  rows: readonly ConnectionRow[],
): Promise<ConnectionRow[]> {
  if (rows.length === 0) return [];
  const pending = await readPending(account);
  if (pending.length === 0) return [...rows];
  const ids = rows.map(({ id }) => id);
  const items = await bringTo(account, pending, ids, true);
  return rows.map((row) => items.get(row.id)?.row ?? row);
}
