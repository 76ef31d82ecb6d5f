import { CursorMisfit, type Position, readCursor } from '../store/cursor.ts';
import { HttpProblem } from './problem-reply.ts';

/**
 * Reads where a page begins: null for the first one.
 *
 * @param binding as the cursor was written with
 * @param pointer where the cursor stands in the body
 * @throws HttpProblem 400 when the cursor does not fit
 */
export function positionFrom(
  cursor: string | undefined,
  binding: unknown,
  pointer = '/cursor',
): Position | null {
  if (cursor === undefined) return null;
  try {
    return readCursor(cursor, binding);
  } catch (error) {
    if (!(error instanceof CursorMisfit)) throw error;
    throw new HttpProblem(400, {
      type: 'cursor-misfit',
      detail: 'The cursor belongs to another list, filter or order. Ask for the first page again.',
      errors: [{ pointer, detail: 'does not fit this query' }],
    });
  }
}
