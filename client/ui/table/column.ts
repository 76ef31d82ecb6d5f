import type { ReactNode } from 'react';

/** A column of a `DataTable`. */
export interface Column<Row> {
  id: string;
  title: string;
  /** In pixels, or from that many to a share of the room. */
  width?: number | { min: number; max: `${number}fr` };
  /** Shown in the header in place of the title. */
  head?: ReactNode;
  /** Present where the list can be sorted by this column; the order that a first click gives. */
  sort?: 'asc' | 'desc';
  cell(row: Row): ReactNode;
}

/** Vibe's heights of rows: 32, 40 and 48 pixels. The smallest has room for one line. */
export type Density = 'small' | 'medium' | 'large';
export const rowHeights: Record<Density, number> = { small: 32, medium: 40, large: 48 };

/** Vibe's, for columns without a width. */
const leastColumn = 112;

/** Returns the width below which columns are scrolled sideways, in pixels. */
export const leastWidth = (columns: readonly Pick<Column<never>, 'width'>[]): number =>
  columns.reduce(
    (sum, { width = leastColumn }) => sum + (typeof width === 'number' ? width : width.min),
    0,
  );

/** The head, the borders and a bar to scroll sideways by. */
const besideRows = 58;

/** Returns the height of a table that shows so many rows at once, in pixels. */
export const tableHeight = (rows: number, density: Density = 'large'): number =>
  rows * rowHeights[density] + besideRows;

export interface Sorting {
  columnId: string;
  direction: 'asc' | 'desc';
}

/** The same order from its other end. */
export const reversed = ({ columnId, direction }: Sorting): Sorting => ({
  columnId,
  direction: direction === 'asc' ? 'desc' : 'asc',
});

/** The order after a click on a column: the other way round, or that column's own first order. */
export function nextSorting(column: Pick<Column<never>, 'id' | 'sort'>, now: Sorting): Sorting {
  if (column.id !== now.columnId) return { columnId: column.id, direction: column.sort ?? 'asc' };
  return reversed(now);
}
