import { createContext, useContext } from 'react';
import type { Column } from './column.ts';

export interface Rows {
  rows: readonly { id: string }[];
  columns: readonly Column<never>[];
  onShown(index: number): void;
  /** A row that had the focus goes away while scrolling. */
  onFocusLost(index: number): void;
}

export const RowsContext = createContext<Rows | null>(null);

export function useRows(): Rows {
  const rows = useContext(RowsContext);
  if (!rows) throw new Error('A body row is only drawn inside a DataTable.');
  return rows;
}
