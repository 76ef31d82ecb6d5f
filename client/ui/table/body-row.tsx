import { Skeleton, TableCell, TableRow } from '@vibe/core';
import { type CSSProperties, memo, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './body-row.module.css';
import type { Column } from './column.ts';
import { useRows } from './rows.ts';

interface BodyRowProps {
  index: number;
  /** The place that the virtual list gives the row. */
  style?: CSSProperties;
}

interface CellsProps {
  row: { id: string } | undefined;
  columns: readonly Column<never>[];
}

/** Re-rendered for another row or other columns only, not when a page is added to the list. */
const Cells = memo(({ row, columns }: CellsProps) =>
  columns.map((column) => (
    <TableCell key={column.id}>
      {row ? column.cell(row as never) : <Skeleton type="text" size="h5" fullWidth />}
    </TableCell>
  )),
);

/** One row, or its skeleton while it is on its way. It reads its data from the table around it. */
export function BodyRow({ index, style }: BodyRowProps) {
  const { rows, columns, onShown, onFocusLost } = useRows();
  const row = rows.at(index);
  const element = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    // Vibe's row passes on no attributes; nothing here can be selected.
    element.current?.setAttribute('aria-rowindex', String(index + 2));
    element.current?.removeAttribute('aria-selected');
  }, [index]);

  useEffect(() => onShown(index), [index, onShown]);

  useLayoutEffect(() => {
    const shown = element.current;
    return () => {
      if (shown?.contains(document.activeElement)) onFocusLost(index);
    };
  }, [index, onFocusLost]);

  return (
    <div className={styles.slot} style={style}>
      <TableRow ref={element} className={styles.row}>
        <Cells row={row} columns={columns} />
      </TableRow>
    </div>
  );
}
