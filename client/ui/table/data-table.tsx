import { Table, type TableColumn } from '@vibe/core';
import {
  type SyntheticEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { Rows } from '../../api/paged-rows.ts';
import { type Column, type Density, rowHeights, type Sorting, tableHeight } from './column.ts';
import styles from './data-table.module.css';
import { type KeptPlace, keepPlace, keptPlace } from './kept-place.ts';
import { useRowClick } from './row-click.ts';
import { indexOf, useRowFocus } from './row-focus.ts';
import { RowsContext } from './rows.ts';
import { TableBody } from './table-body.tsx';
import { TableHead } from './table-head.tsx';

/** Empty and failed lists are shown in the table's place. */
const neverShown = <></>;
const loadingRows = 12;
/** In pixels, where there are rows enough to fill it. */
const leastHeight = 288;
/** More rows are asked for when this many are left below. */
const rowsAhead = 40;

interface DataTableProps<Row extends { id: string }> {
  /** The table's name for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: Rows<Row>;
  /** Number of rows in all; null when that is not known. */
  total: number | null;
  sorting?: Sorting;
  onSort?(sorting: Sorting): void;
  /** Nothing is there yet: skeletons of the same height. */
  isLoading?: boolean;
  /** True while the rows belong to the previous query. */
  isBusy?: boolean;
  hasMore?: boolean;
  onNearEnd?(): void;
  /** Another value is another list: it is shown from its top. */
  listKey?: string;
  density?: Density;
  /** Each row opens something, by its first button: a click anywhere on the row does, too. */
  isOpening?: boolean;
  /** A name under which the place in the list is kept while an entry is looked at. */
  keepAs?: string;
}

/**
 * Keeps the place in the list, shows the same list from there when it is opened again, and another
 * one from its top.
 */
function useKeptPlace(
  { listKey, keepAs, isLoading }: Pick<DataTableProps<never>, 'listKey' | 'keepAs' | 'isLoading'>,
  { goBackTo, scrollToTop }: ReturnType<typeof useRowFocus>,
) {
  const shownKey = useRef<string | undefined | null>(null);
  const place = useRef<KeptPlace>({ scrollTop: 0, row: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another list changes the place.
  useEffect(() => {
    if (isLoading) return;
    const kept = shownKey.current === null ? keptPlace(keepAs, listKey) : null;
    if (shownKey.current === listKey) return;
    shownKey.current = listKey;
    if (kept) goBackTo(kept);
    else scrollToTop();
  }, [listKey, isLoading]);

  return (event: SyntheticEvent) => {
    if (keepAs === undefined || isLoading) return;
    const target = event.target as HTMLElement;
    if (event.type === 'scroll') place.current.scrollTop = target.scrollTop;
    const row = event.type === 'focus' ? indexOf(target.closest('[role=row]')) : null;
    if (row !== null && row >= 0) place.current.row = row;
    keepPlace(keepAs, listKey, { ...place.current });
  };
}

/** The head and the rows are scrolled sideways together: the keyboard goes through both. */
function alignSideways(scrolled: Element, other: Element | null): void {
  const { scrollLeft } = scrolled;
  if (other && other.scrollLeft !== scrollLeft) other.scrollLeft = scrollLeft;
}

/**
 * Vibe's table around rows of our own, with what it lacks for people who use keyboards or screen readers: names,
 * counts and places of rows, a row around its header, keys that sort and keys that move.
 */
export function DataTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, total, sorting, onSort, isLoading, isBusy } = props;
  const { hasMore = false, onNearEnd, density = 'large', isOpening = false } = props;
  const table = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const count = isLoading ? loadingRows : rows.length + (hasMore ? 3 : 0);
  const height = tableHeight(count, density);
  const focus = useRowFocus(table, body, rows.length, rowHeights[density]);
  const { onKeyDown, onFocusLost } = focus;
  const onPlace = useKeptPlace(props, focus);
  const rowClick = useRowClick(isOpening);

  useLayoutEffect(() => {
    const element = table.current;
    element?.setAttribute('aria-label', label);
    element?.setAttribute('aria-rowcount', total === null ? '-1' : String(total + 1));
    element?.setAttribute('aria-busy', String(Boolean(isLoading || isBusy)));
    element?.setAttribute('tabindex', '-1');
  }, [label, total, isLoading, isBusy]);

  const onShown = useCallback(
    (index: number) => {
      if (hasMore && index >= rows.length - rowsAhead) onNearEnd?.();
    },
    [hasMore, rows.length, onNearEnd],
  );
  const widths = useMemo(
    (): TableColumn[] => columns.map(({ id, title, width }) => ({ id, title, width })),
    [columns],
  );

  const onScroll = (event: SyntheticEvent) => {
    const target = event.target as HTMLElement;
    if (target === body.current) {
      alignSideways(target, target.previousElementSibling);
      onPlace(event);
    } else alignSideways(target, body.current);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what happens in the rows inside.
    <div
      className={styles.frame}
      // No empty room below a few rows.
      style={{ minHeight: Math.min(leastHeight, height), maxHeight: height }}
      data-density={density}
      data-opening={isOpening || undefined}
      {...rowClick}
      onKeyDown={onKeyDown}
      onFocus={onPlace}
      onScrollCapture={onScroll}
    >
      <div className={styles.box}>
        <Table
          key={density}
          ref={table}
          className={styles.table}
          columns={widths}
          size={density}
          emptyState={neverShown}
          errorState={neverShown}
        >
          <RowsContext value={rows}>
            <TableHead columns={columns} sorting={sorting} onSort={onSort} />
          </RowsContext>
          <TableBody
            ref={body}
            rows={rows}
            count={count}
            columns={columns as readonly Column<never>[]}
            rowHeight={rowHeights[density]}
            onShown={onShown}
            onFocusLost={onFocusLost}
          />
        </Table>
      </div>
    </div>
  );
}
