import { createHash } from 'node:crypto';

/**
 * The end of the last page: the sort value (null among the absent ones, or where the id is the order)
 * and the id of its last row.
 */
export interface Position {
  value: string | null;
  id: string;
}

/** The cursor is none of ours, or of another account, filter or sort. */
export class CursorMisfit extends Error {}

function fingerprint(binding: unknown): string {
  return createHash('sha256').update(JSON.stringify(binding)).digest('base64url').slice(0, 16);
}

/**
 * @param position where the page ended
 * @param binding account, filter and sort; a cursor fits only the same again
 * @returns opaque text. It is no secret and gives no right: every page is read with its own checks.
 */
export function writeCursor(position: Position, binding: unknown): string {
  const parts = [position.value, position.id, fingerprint(binding)];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws CursorMisfit */
export function readCursor(cursor: string, binding: unknown): Position {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorMisfit();
  }
  if (!Array.isArray(parts) || parts.length !== 3) throw new CursorMisfit();
  const [value, id, bound] = parts as unknown[];
  const isValue = value === null || (typeof value === 'string' && !value.includes('\0'));
  const isId = typeof id === 'string' && /^[0-9a-f-]{1,36}$/.test(id);
  if (!isValue || !isId || bound !== fingerprint(binding)) throw new CursorMisfit();
  return { value: value as string | null, id };
}
