import { createContext, useContext } from 'react';
import type { Rows } from '../../api/paged-rows.ts';
import type { Column } from './column.ts';

export interface TableRows {
  rows: Rows<{ id: string }>;
  columns: readonly Column<never>[];
  onShown(index: number): void;
  /** Called when scrolling removes a row that has the focus. */
  onFocusLost(index: number): void;
}

export const RowsContext = createContext<TableRows | null>(null);

export function useRows(): TableRows {
  const rows = useContext(RowsContext);
  if (!rows) throw new Error('A body row needs a DataTable around it.');
  return rows;
}
