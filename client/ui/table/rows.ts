import { createContext, useContext } from 'react';
import type { Rows } from '../../api/paged-rows.ts';

/** The rows of the table around, for what stands in its head. */
export const RowsContext = createContext<Rows<{ id: string }> | null>(null);

export function useRows(): Rows<{ id: string }> {
  const rows = useContext(RowsContext);
  if (!rows) throw new Error('The head of a table needs a DataTable around it.');
  return rows;
}
