import type { ReactNode } from 'react';
import styles from './wide-table.module.css';

/** A table that scrolls by itself where the page is narrow, and never on paper. */
export function WideTable({
  label,
  columns,
  children,
}: {
  label: string;
  /** Names of the columns, each with its part of the width. */
  columns: readonly (readonly [name: string, width: string])[];
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.around} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{label}</caption>
        <colgroup>
          {columns.map(([column, width]) => (
            <col key={column} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(([column]) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
