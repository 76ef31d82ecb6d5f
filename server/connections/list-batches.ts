import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { giveTurn } from '../store/account-words.ts';
import type { ListOrder } from './list-order.ts';
import type { ListPart, Rows } from './list-parts.ts';

/** Texts that are looked through in a millisecond or less. */
export const rowsPerBatch = 2000;

interface Place {
  id: string;
  sort_value: string | number | null;
}

/** Rows up to a place, or those that come after it. */
function beside(part: ListPart, order: ListOrder, place: Place, side: 'upTo' | 'after') {
  const [upTo, after] = order.direction === 'asc' ? ['<=', '>'] : ['>=', '<'];
  const compared = sql.raw(side === 'upTo' ? upTo : after);
  const condition: RawBuilder<SqlBool> =
    part.by === 'id'
      ? sql`id ${compared} ${place.id}`
      : sql`(${order.key}, id) ${compared} (${place.sort_value}, ${place.id})`;
  return (rows: Rows) => rows.where(condition);
}

/** Returns the end of the next batch of a part; null for all that is left. */
async function endOf(rows: Rows, order: ListOrder): Promise<Place | null> {
  const place = await rows
    .select('id')
    .select(sql<string | number | null>`${order.key}`.as('sort_value'))
    .offset(rowsPerBatch - 1)
    .limit(1)
    .executeTakeFirst();
  return place ?? null;
}

/**
 * The rows that fit, in the order of the list, some rows of the account at a time: SQLite works in this
 * thread, and others have their turn in between.
 *
 * @param all parts of the account's list, whatever fits
 * @param fitting the same parts with the conditions of a query
 */
export async function* inBatches(
  all: readonly ListPart[],
  fitting: readonly ListPart[],
  order: ListOrder,
): AsyncGenerator<Rows> {
  for (const [index, part] of fitting.entries()) {
    const whole = all[index];
    let [rest, restFitting] = [whole?.rows ?? part.rows, part.rows];
    for (;;) {
      const end = await endOf(rest, order);
      if (end === null) break;
      yield beside(part, order, end, 'upTo')(restFitting);
      [rest, restFitting] = [
        beside(part, order, end, 'after')(whole?.rows ?? part.rows),
        beside(part, order, end, 'after')(part.rows),
      ];
      await giveTurn();
    }
    yield restFitting;
  }
}
