import type { TableColumn } from '@vibe/core';
import type { ReactNode } from 'react';

/** A column of a `DataTable`. */
export interface Column<Row> {
  id: string;
  title: string;
  width?: TableColumn['width'];
  /** Present where the list can be sorted by this column; the order that a first click gives. */
  sort?: 'asc' | 'desc';
  cell(row: Row): ReactNode;
}

export interface Sorting {
  columnId: string;
  direction: 'asc' | 'desc';
}

/** The order after a click on a column: the other way round, or that column's own first order. */
export function nextSorting(column: Pick<Column<never>, 'id' | 'sort'>, now: Sorting): Sorting {
  if (column.id !== now.columnId) return { columnId: column.id, direction: column.sort ?? 'asc' };
  return { columnId: column.id, direction: now.direction === 'asc' ? 'desc' : 'asc' };
}
