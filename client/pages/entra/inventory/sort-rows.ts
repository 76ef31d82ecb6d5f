import { type Sorting, tableHeight } from '../../../ui/table/column.ts';

const mostPixels = 640;

/** Room for so many rows, up to what fits on a screen. */
export const heightOf = (rows: number): number => Math.min(mostPixels, tableHeight(rows));

/** Returns rows in an order; those that are alike stay as they were. */
export function sortRows<Row>(
  rows: readonly Row[],
  { columnId, direction }: Sorting,
  keys: Record<string, (row: Row) => string | number>,
): Row[] {
  const key = keys[columnId];
  if (!key) return [...rows];
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, by: key(row) }))
    .sort((one, other) => {
      if (one.by === other.by) return 0;
      return one.by < other.by ? -sign : sign;
    })
    .map(({ row }) => row);
}
