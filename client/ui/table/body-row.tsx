import { Skeleton } from '@vibe/core';
import { memo, useLayoutEffect, useRef } from 'react';
import styles from './body-row.module.css';
import type { Column } from './column.ts';

interface BodyRowProps {
  index: number;
  /** Undefined while it is on its way. */
  row: { id: string } | undefined;
  columns: readonly Column<never>[];
  /** In pixels, below the first row. */
  top: number;
  onFocusLost(index: number): void;
}

/**
 * Shows one row, or its skeleton while it is on its way. Plain elements in Vibe's look: Vibe's own rows listen
 * to their table, and are all rendered again when the mouse moves from one to the next.
 */
export const BodyRow = memo(({ index, row, columns, top, onFocusLost }: BodyRowProps) => {
  const element = useRef<HTMLDivElement>(null);
  const shownIndex = useRef(index);
  useLayoutEffect(() => {
    shownIndex.current = index;
  }, [index]);
  useLayoutEffect(() => {
    const shown = element.current;
    return () => {
      if (shown?.contains(document.activeElement)) onFocusLost(shownIndex.current);
    };
  }, [onFocusLost]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: Vibe's table is made of boxes with roles.
    <div
      ref={element}
      className={styles.row}
      role="row"
      aria-rowindex={index + 2}
      tabIndex={-1}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <div key={column.id} className={styles.cell} role="cell">
          {row ? column.cell(row as never) : <Skeleton type="text" size="h5" fullWidth />}
        </div>
      ))}
    </div>
  );
});
