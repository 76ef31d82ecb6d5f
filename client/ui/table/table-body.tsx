import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Rows } from '../../api/paged-rows.ts';
import { BodyRow } from './body-row.tsx';
import { type Column, leastWidth } from './column.ts';
import { indexOf } from './row-focus.ts';
import styles from './table-body.module.css';
import { inOrder, nextRange, placesFor, type RowRange } from './visible-rows.ts';

interface TableBodyProps {
  /** The element that scrolls. */
  ref: RefObject<HTMLDivElement | null>;
  rows: Rows<{ id: string }>;
  /** Rows to have room for: those beyond `rows` are skeletons. */
  count: number;
  columns: readonly Column<never>[];
  /** In pixels. */
  rowHeight: number;
  /** Called with the last row that is rendered. */
  onShown(index: number): void;
  /** Called when scrolling removes a row that has the focus. */
  onFocusLost(index: number): void;
}

/** Rows that are rendered before the room for them is known. */
const firstRows: RowRange = { from: 0, to: 19 };
/** Without scrolling for so long, rows stand in their order for the keyboard and for screen readers. */
const restMilliseconds = 150;

/**
 * Renders the rows of a table that can be seen, and some more where it is scrolled to. They are rendered while the
 * browser tells of the scrolling, so that they are there in the same frame. While it is scrolled, new rows get the
 * elements of those that are gone, and nothing in the document is moved.
 */
export function TableBody(props: TableBodyProps) {
  const { ref, rows, count, columns, rowHeight, onShown, onFocusLost } = props;
  const [places, setPlaces] = useState(() => placesFor([], firstRows));
  const shown = useRef({ range: firstRows, top: 0, isDown: true });
  const frame = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const update = useCallback(() => {
    cancelAnimationFrame(frame.current);
    const scroller = ref.current;
    if (!scroller) return;
    const { scrollTop, clientHeight } = scroller;
    const last = shown.current;
    const isDown = scrollTop === last.top ? last.isDown : scrollTop > last.top;
    const visible = {
      from: Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count - 1)),
      to: Math.min(count - 1, Math.ceil((scrollTop + clientHeight) / rowHeight) - 1),
    };
    const { isWhole, ...next } = nextRange(last.range, visible, isDown, count);
    shown.current = { range: next, top: scrollTop, isDown };
    if (!isWhole) frame.current = requestAnimationFrame(update);
    if (next.from === last.range.from && next.to === last.range.to) return;
    const focused = scroller.contains(document.activeElement)
      ? indexOf(document.activeElement?.closest('[role=row]'))
      : null;
    if (focused !== null && (focused < next.from || focused > next.to)) onFocusLost(focused);
    flushSync(() => setPlaces((now) => placesFor(now, next)));
    clearTimeout(rest.current);
    rest.current = setTimeout(() => setPlaces(inOrder), restMilliseconds);
  }, [ref, count, rowHeight, onFocusLost]);

  useEffect(() => {
    const scroller = ref.current;
    if (!scroller) return;
    scroller.addEventListener('scroll', update, { passive: true });
    // Called for the height at hand as well, before the next picture.
    const observer = new ResizeObserver(update);
    observer.observe(scroller);
    return () => {
      cancelAnimationFrame(frame.current);
      scroller.removeEventListener('scroll', update);
      observer.disconnect();
    };
  }, [ref, update]);
  useEffect(() => () => clearTimeout(rest.current), []);

  const last = Math.min(Math.max(...places.map(({ index }) => index)), count - 1);
  useEffect(() => onShown(last), [last, onShown]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: Vibe's table is made of boxes with roles.
    <div ref={ref} className={styles.scroller} role="rowgroup">
      <div
        className={styles.rows}
        style={{ height: count * rowHeight, minWidth: leastWidth(columns) }}
      >
        {places.map(
          ({ index, key }) =>
            index < count && (
              <BodyRow
                key={key}
                index={index}
                row={rows.at(index)}
                columns={columns}
                top={index * rowHeight}
                onFocusLost={onFocusLost}
              />
            ),
        )}
      </div>
    </div>
  );
}
