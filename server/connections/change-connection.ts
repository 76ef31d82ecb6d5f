import type { AccountReader, AccountWriter } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';
import { CounterChanges } from './connection-counts.ts';
import { alerts, isRaised } from './connection-format.ts';
import { applyDerivedState, type Facts, factColumns } from './derive-state.ts';
import { weekTakenAway } from './weeks.ts';

/** Two views of the same connection: what is so, and what its person sees while a case is for admins. */
export type View = 'real' | 'shown';

/** Computes the facts of one connection after a change. A pure function. */
export type FactChange = (facts: Facts, row: ConnectionRow, view: View) => Facts;

/** Returns the facts among the columns of a row. */
export const factsOf = (row: Facts): Facts =>
  Object.fromEntries(factColumns.map((column) => [column, row[column]])) as Facts;

function difference(before: Facts, after: Facts): Partial<Facts> {
  const changed = factColumns.filter((column) => before[column] !== after[column]);
  return Object.fromEntries(changed.map((column) => [column, after[column]]));
}

const isSame = (one: Facts, other: Facts) => Object.keys(difference(one, other)).length === 0;

/** Returns the shadows of these connections: what users see where a case is hidden from them. */
export async function readShadows(
  account: AccountReader,
  connectionIds: readonly string[],
): Promise<Map<string, Facts>> {
  if (connectionIds.length === 0) return new Map();
  const rows = await account
    .shadows()
    .where('connection_id', 'in', connectionIds)
    .selectAll('connection_shadows')
    .execute();
  return new Map(rows.map((row) => [row.connection_id, factsOf(row)]));
}

/** One statement for all rows that change alike; of a case's connections that is nearly all. */
class Updates {
  readonly groups = new Map<string, { change: Partial<Facts>; ids: string[] }>();

  add(id: string, change: Partial<Facts>): void {
    const key = JSON.stringify(change);
    if (key === '{}') return;
    const group = this.groups.get(key) ?? { change, ids: [] };
    group.ids.push(id);
    this.groups.set(key, group);
  }

  async write(
    update: (change: Partial<Facts>, ids: string[]) => { execute(): Promise<unknown> },
  ): Promise<void> {
    for (const { change, ids } of this.groups.values()) await update(change, ids).execute();
  }
}

/** Adds what a change of a connection changes in the counters. */
function countMove(counters: CounterChanges, before: Facts, after: Facts): void {
  if (before.state !== after.state) {
    counters.add(`state:${before.state}`, -1);
    counters.add(`state:${after.state}`, 1);
  }
  for (const alert of alerts) {
    counters.add(
      `alert:${alert}`,
      Number(isRaised(after, alert)) - Number(isRaised(before, alert)),
    );
  }
  const [week, newWeek] = [weekTakenAway(before), weekTakenAway(after)];
  if (week !== null) counters.add(week, -1);
  if (newWeek !== null) counters.add(newWeek, 1);
}

/** A connection before and after changes, as it is and as its person sees it. */
export interface Changed {
  before: Seen;
  after: Seen;
}
interface Seen {
  row: ConnectionRow;
  /** Null where its person sees what is so. */
  shadow: Facts | null;
}

/**
 * Computes a change: the state follows from the facts, and a view of its own for the person begins
 * where the two would differ. Writes nothing.
 *
 * @param at ISO 8601; since when a state that is new holds
 */
export function withChange({ row, shadow }: Seen, at: string, change: FactChange): Seen {
  const before = factsOf(row);
  const after = applyDerivedState(change(before, row, 'real'), at);
  const shown = applyDerivedState(change(shadow ?? before, row, 'shown'), at);
  const isOwn = shadow !== null || !isSame(after, shown);
  return { row: { ...row, ...after }, shadow: isOwn ? shown : null };
}

/** Writes changes, and the counters with them. */
export async function writeChanges(
  account: AccountWriter,
  changes: readonly Changed[],
): Promise<void> {
  const updates = new Updates();
  const shadowUpdates = new Updates();
  const newShadows: (Facts & { connection_id: string })[] = [];
  const goneShadows: string[] = [];
  const counters = new CounterChanges();
  for (const { before, after } of changes) {
    const { id } = before.row;
    updates.add(id, difference(before.row, after.row));
    countMove(counters, before.row, after.row);
    if (before.shadow && after.shadow)
      shadowUpdates.add(id, difference(before.shadow, after.shadow));
    else if (after.shadow) newShadows.push({ ...factsOf(after.shadow), connection_id: id });
    else if (before.shadow) goneShadows.push(id);
  }
  await updates.write((facts, ids) => account.updateConnections(facts).where('id', 'in', ids));
  await shadowUpdates.write((facts, ids) =>
    account.updateShadows(facts).where('connection_id', 'in', ids),
  );
  if (newShadows.length > 0) await account.insertShadows(newShadows).execute();
  if (goneShadows.length > 0)
    await account.deleteShadows().where('connection_id', 'in', goneShadows).execute();
  await counters.write(account);
}

/**
 * The one way in which a half, an alert or a cover changes.
 *
 * @param rows read in the same transaction, with all that was on its way to them: see `catchUp`
 * @param at ISO 8601; since when a state that is new holds
 */
export async function changeConnections(
  account: AccountWriter,
  rows: readonly ConnectionRow[],
  at: string,
  change: FactChange,
): Promise<void> {
  const shadows = await readShadows(
    account,
    rows.map((row) => row.id),
  );
  const changes = rows.map((row): Changed => {
    const before = { row, shadow: shadows.get(row.id) ?? null };
    return { before, after: withChange(before, at, change) };
  });
  await writeChanges(account, changes);
}
