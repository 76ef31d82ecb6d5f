import type { AccountReader } from '../store/account-store.ts';
import type { ConnectionRow } from '../store/tables.ts';

/** Figures of one week, from the connections that are recorded now. */
export interface Week {
  /** The Monday that it begins with, in UTC: `2026-11-23`. */
  start: string;
  /** First reported by monday, or first seen in a run, in this week. */
  connected: number;
  /** Reported or confirmed as removed at the provider in this week, and not reconnected since. */
  takenAway: number;
}

type Dated = Pick<ConnectionRow, 'first_connected_at' | 'at_provider_state' | 'at_provider_at'>;

/** As many as are shown: about a quarter of a year. */
const shownWeeks = 12;
const day = 86_400_000;

/**
 * The Monday of a time's week, in UTC.
 *
 * @param at ISO 8601
 */
export function weekOf(at: string): string {
  const time = Date.parse(at);
  const daysSinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - daysSinceMonday * day).toISOString().slice(0, 10);
}

const connectedCounter = (week: string) => `week:connected:${week}`;
const takenAwayCounter = (week: string) => `week:taken_away:${week}`;

/** The counter of the week in which a connection was first known. */
export const weekConnected = ({ first_connected_at }: Pick<Dated, 'first_connected_at'>): string =>
  connectedCounter(weekOf(first_connected_at));

/** The counter of the week in which it was removed at the provider; null while it is granted. */
export function weekTakenAway(row: Omit<Dated, 'first_connected_at'>): string | null {
  if (row.at_provider_state === 'granted' || row.at_provider_at === null) return null;
  return takenAwayCounter(weekOf(row.at_provider_at));
}

/** The Mondays of the last weeks, this one at the end. */
function lastWeeks(): string[] {
  const thisWeek = Date.parse(weekOf(new Date().toISOString()));
  return Array.from({ length: shownWeeks }, (_, week) =>
    new Date(thisWeek - (shownWeeks - 1 - week) * 7 * day).toISOString().slice(0, 10),
  );
}

function weeksBy(countOf: (counter: string) => number): Week[] {
  return lastWeeks().map((start) => ({
    start,
    connected: countOf(connectedCounter(start)),
    takenAway: countOf(takenAwayCounter(start)),
  }));
}

/** The last weeks of a whole account, by its counters. */
export async function readWeeks(account: AccountReader): Promise<Week[]> {
  const names = lastWeeks().flatMap((week) => [connectedCounter(week), takenAwayCounter(week)]);
  const rows = await account
    .counters()
    .select(['name', 'value'])
    .where('name', 'in', names)
    .execute();
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return weeksBy((counter) => values.get(counter) ?? 0);
}

/** The last weeks of few connections, counted one by one. */
export function countWeeks(rows: readonly Dated[]): Week[] {
  const counted = rows.flatMap((row) => [weekConnected(row), weekTakenAway(row)]);
  const values = Map.groupBy(counted, (counter) => counter);
  return weeksBy((counter) => values.get(counter)?.length ?? 0);
}
