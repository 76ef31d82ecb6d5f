import type { CaseStatus, CaseVisibility } from '../contract/case.ts';
import type { HistoryKind } from '../contract/connection-history.ts';
import type { AccountReader } from '../store/account-store.ts';
import type { ConnectionRow, HistoryTable } from '../store/tables.ts';
import { readShadows } from './change-connection.ts';
import type { Facts } from './derive-state.ts';
import type { Effect } from './effect.ts';
import type { Pending } from './pending-effects.ts';
import { targeted } from './targeted.ts';

/** A case that a connection is in. */
export interface Membership {
  id: string;
  status: CaseStatus;
  visibility: CaseVisibility;
  opened_at: string;
  added_at: string;
  provider_section_id: string | null;
  monday_section_id: string | null;
}

export type Note = Omit<HistoryTable, 'account_id'>;

/** A connection with all that a change of a case looks at, and what the change makes of it. */
export interface Item {
  row: ConnectionRow;
  shadow: Facts | null;
  /** By case. */
  members: Map<string, Membership>;
  /** Cases that it was left out of, with whether its person may see each. */
  leftOut: Map<string, CaseVisibility>;
  notes: Note[];
  /** As it was read. */
  readonly before: { row: ConnectionRow; shadow: Facts | null; cases: ReadonlySet<string> };
}

type Join = Effect & { kind: 'join' | 'attach' };
export const isJoin = (effect: Effect): effect is Join =>
  effect.kind === 'join' || effect.kind === 'attach';

const chosenFor = (account: AccountReader, caseId: string) =>
  account
    .connections()
    .where(
      'connections.id',
      'in',
      account.chosen().where('case_id', '=', caseId).select('case_chosen.connection_id'),
    );

/** Connections that a case takes in, those of it as well; which are left out of it is not looked at. */
export function joined(
  account: AccountReader,
  { of, effect, reached }: Pending & { effect: Join },
) {
  const { target, userId, batch } = effect;
  const visibleUser = userId === null ? null : { userId, isShadowed: true };
  const meant =
    target.kind === 'chosen' ? chosenFor(account, of.id) : targeted(account, target, visibleUser);
  return (
    meant
      .where('connections.id', '>', reached)
      // Connections made after the dry run were not agreed to.
      .$if(batch === 0, (rows) => rows.where('connections.id', '<=', of.chosen_until))
  );
}

async function readMembers(account: AccountReader, ids: readonly string[]) {
  const rows = await account
    .casesOfConnections()
    .where('case_connections.connection_id', 'in', ids)
    .select(['case_connections.connection_id', 'case_connections.added_at'])
    .select(['provider_section_id', 'monday_section_id'])
    .select(['cases.id', 'cases.status', 'cases.visibility', 'cases.opened_at'])
    .execute();
  return Map.groupBy(rows, (row) => row.connection_id);
}

async function readLeftOut(account: AccountReader, ids: readonly string[]) {
  const rows = await account
    .casesOfLeftOut()
    .where('case_left_out.connection_id', 'in', ids)
    .select(['case_left_out.connection_id', 'cases.id', 'cases.visibility'])
    .execute();
  return Map.groupBy(rows, (row) => row.connection_id);
}

/** Reads connections with what changes of cases look at, by id. */
export async function readItems(
  account: AccountReader,
  ids: readonly string[],
): Promise<Map<string, Item>> {
  if (ids.length === 0) return new Map();
  const rows = await account
    .connections()
    .where('connections.id', 'in', ids)
    .selectAll('connections')
    .orderBy('connections.id')
    .execute();
  const [shadows, members, leftOut] = [
    await readShadows(account, ids),
    await readMembers(account, ids),
    await readLeftOut(account, ids),
  ];
  const items = rows.map((row): Item => {
    const shadow = shadows.get(row.id) ?? null;
    const of = (members.get(row.id) ?? []).map(
      ({ connection_id, ...one }) => [one.id, one] as const,
    );
    const left = (leftOut.get(row.id) ?? []).map((one) => [one.id, one.visibility] as const);
    return {
      row,
      shadow,
      members: new Map(of),
      leftOut: new Map(left),
      notes: [],
      before: { row, shadow, cases: new Set(of.map(([id]) => id)) },
    };
  });
  return new Map(items.map((item) => [item.row.id, item]));
}

/** A change reaches a connection once: in its turn, or before. */
export const isAhead = ({ position, reached }: Pending, { id, effects_until }: ConnectionRow) =>
  id > reached && (effects_until ?? 0) < position;

/** Number of digits of an id that hold its time and its order within that; the rest is random. */
const orderedDigits = 26;

/**
 * Adds an entry to the history of a connection. Its id is the same in an answer before the change has
 * reached the connection as in the store afterwards, and says when the change was made.
 */
export function note(
  item: Item,
  { of, entry }: Pick<Pending, 'of' | 'entry'>,
  noted: { kind: HistoryKind; at: string; userId: string | null } & Partial<
    Pick<Note, 'said_at' | 'said_by'>
  >,
): void {
  const { kind, at, userId, said_at = null, said_by = null } = noted;
  item.notes.push({
    connection_id: item.row.id,
    id: entry.slice(0, orderedDigits) + item.row.id.slice(orderedDigits),
    kind,
    at,
    user_id: userId,
    case_id: of.id,
    said_at,
    said_by,
  });
}

/** Returns a monday user id; null for the name that the holder of a case link gave. */
export const userIdOf = (by: string | undefined) => (by && /^\d+$/.test(by) ? by : null);
