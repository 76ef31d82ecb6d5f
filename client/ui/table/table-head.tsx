import { TableHeader, TableHeaderCell, Text } from '@vibe/core';
import type { KeyboardEvent, MouseEvent } from 'react';
import { t } from '../../i18n/translate.ts';
import { type Column, nextSorting, type Sorting } from './column.ts';
import styles from './data-table.module.css';

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sorting?: Sorting;
  onSort?(sorting: Sorting): void;
}

/** Returns the header cell of an event; null when it happened on the cell's own sort button. */
function headerIndex(target: EventTarget): number | null {
  if (!(target instanceof Element) || target.closest('button')) return null;
  const cell = target.closest('[role=columnheader]');
  return cell?.parentElement ? [...cell.parentElement.children].indexOf(cell) : null;
}

/**
 * Vibe's header lacks the row around its cells, and its cells take the focus but not the keys:
 * both are added here, and the whole cell can be clicked.
 */
export function TableHead<Row>({ columns, sorting, onSort }: TableHeadProps<Row>) {
  const sortBy = (column: Column<Row> | undefined) => {
    if (column?.sort && sorting) onSort?.(nextSorting(column, sorting));
  };
  const onCell = (event: KeyboardEvent | MouseEvent) => {
    const index = headerIndex(event.target);
    if (index !== null) sortBy(columns[index]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (headerIndex(event.target) === null) return;
    event.preventDefault();
    onCell(event);
  };

  return (
    <TableHeader className={styles.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: Vibe's table is made of boxes with roles. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus. */}
      <div
        className={styles.headRow}
        role="row"
        aria-rowindex={1}
        onClick={onCell}
        onKeyDown={onKeyDown}
      >
        {columns.map((column) => (
          <TableHeaderCell
            key={column.id}
            title={
              column.head ?? (
                <Text type="text2" weight="medium">
                  {column.title}
                </Text>
              )
            }
            sortState={sorting?.columnId === column.id ? sorting.direction : 'none'}
            onSortClicked={column.sort && sorting ? () => sortBy(column) : undefined}
            sortButtonAriaLabel={t('shell.sortBy', { column: column.title })}
          />
        ))}
      </div>
    </TableHeader>
  );
}
