import { Table, type TableColumn, TableVirtualizedBody } from '@vibe/core';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { BodyRow } from './body-row.tsx';
import type { Column, Sorting } from './column.ts';
import styles from './data-table.module.css';
import { useRowFocus } from './row-focus.ts';
import { type Rows, RowsContext } from './rows.ts';
import { TableHead } from './table-head.tsx';

type Slot = { id: string; index: number };

const loadingRows = 12;
/** More rows are asked for when this many are left below. */
const rowsAhead = 40;

interface DataTableProps<Row extends { id: string }> {
  /** The table's name for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** How many rows there are in all; null when that is not known. */
  total: number | null;
  sorting?: Sorting;
  onSort?(sorting: Sorting): void;
  /** Nothing is there yet: skeletons of the same height. */
  isLoading?: boolean;
  /** What is shown belongs to the question before. */
  isBusy?: boolean;
  hasMore?: boolean;
  onNearEnd?(): void;
  /** Another value is another list: it is shown from its top. */
  listKey?: string;
}

/**
 * One place for each row, in an array that is always the same one: the virtual list would draw every
 * row anew, and lose the focus in it, when it is given another array.
 */
function useSlots(count: number): Slot[] {
  const slots = useRef<Slot[]>([]).current;
  while (slots.length < count) slots.push({ id: String(slots.length), index: slots.length });
  slots.length = count;
  return slots;
}

const renderSlot = (slot: Record<string, unknown>) => <BodyRow index={(slot as Slot).index} />;

/**
 * Vibe's virtualized table with what it lacks for people who use keyboards or screen readers: names,
 * counts and places of rows, a row around its header, keys that sort and keys that move.
 */
export function DataTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, total, sorting, onSort, isLoading, isBusy } = props;
  const { hasMore = false, onNearEnd, listKey } = props;
  const table = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const slots = useSlots(isLoading ? loadingRows : rows.length + (hasMore ? 3 : 0));
  const { onKeyDown, onFocusLost, scrollToTop } = useRowFocus(table, body, rows.length);

  useLayoutEffect(() => {
    const element = table.current;
    element?.setAttribute('aria-label', label);
    element?.setAttribute('aria-rowcount', total === null ? '-1' : String(total + 1));
    element?.setAttribute('aria-busy', String(Boolean(isLoading || isBusy)));
    element?.setAttribute('tabindex', '-1');
  }, [label, total, isLoading, isBusy]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(scrollToTop, [listKey]);

  const onShown = useCallback(
    (index: number) => {
      if (hasMore && index >= rows.length - rowsAhead) onNearEnd?.();
    },
    [hasMore, rows.length, onNearEnd],
  );
  const context = useMemo(
    (): Rows => ({ rows, columns: columns as readonly Column<never>[], onShown, onFocusLost }),
    [rows, columns, onShown, onFocusLost],
  );
  const widths = useMemo(
    (): TableColumn[] => columns.map(({ id, title, width }) => ({ id, title, width })),
    [columns],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears keys of the rows inside.
    <div className={styles.frame} onKeyDown={onKeyDown}>
      <div className={styles.box}>
        <RowsContext value={context}>
          {/* biome-ignore lint/complexity/noUselessFragments: the two states are shown in the table's place. */}
          <Table ref={table} columns={widths} size="large" emptyState={<></>} errorState={<></>}>
            <TableHead columns={columns} sorting={sorting} onSort={onSort} />
            <TableVirtualizedBody
              ref={body}
              items={slots}
              rowRenderer={renderSlot}
              overscanCount={2}
            />
          </Table>
        </RowsContext>
      </div>
    </div>
  );
}
