import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Position } from '../store/cursor.ts';
import type { Database } from '../store/tables.ts';
import type { ListOrder } from './list-order.ts';

export type Rows = SelectQueryBuilder<Database, 'connections', object>;

/** Rows that are read along one index. */
export interface ListPart {
  rows: Rows;
  /** The order of the rows: the list's key and then the id, or the id alone. */
  by: 'key' | 'id';
}

/** A cursor is no secret, and anyone may write one: a number that is none begins at 0. */
function keyValueOf({ isNumber }: ListOrder, from: Position | null): string | number | null {
  const value = from?.value ?? null;
  if (value === null || !isNumber) return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : 0;
}

/**
 * The parts of a list after `from`, in their order: rows of the same value, rows of later values, and
 * rows without one, which come last in both directions. Each is read along one index.
 */
export function partsAfter(query: Rows, order: ListOrder, from: Position | null): ListPart[] {
  const { key, direction, isOptional, isGrouped } = order;
  const after = sql.raw(direction === 'asc' ? '>' : '<');
  const holds = (condition: RawBuilder<SqlBool>) => query.where(condition);
  const byId = (rows: Rows): ListPart => ({ rows: rows.orderBy('id', direction), by: 'id' });
  const byKey = (rows: Rows): ListPart => ({
    rows: (isOptional ? rows.where(key, 'is not', null) : rows)
      .orderBy(key, direction)
      .orderBy('id', direction),
    by: 'key',
  });
  const value = keyValueOf(order, from);
  const isAmongAbsent = from !== null && value === null;

  const present = () => {
    if (from === null) return [byKey(query)];
    if (!isGrouped) return [byKey(holds(sql`(${key}, id) ${after} (${value}, ${from.id})`))];
    return [
      byId(holds(sql`${key} = ${value}`).where(sql<SqlBool>`id ${after} ${from.id}`)),
      byKey(holds(sql`${key} ${after} ${value}`)),
    ];
  };
  const absent = () => {
    const rows = holds(sql`${key} is null`);
    return byId(isAmongAbsent ? rows.where(sql<SqlBool>`id ${after} ${from.id}`) : rows);
  };
  return [...(isAmongAbsent ? [] : present()), ...(isOptional ? [absent()] : [])];
}
