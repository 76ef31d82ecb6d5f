import type { ComponentProps, ReactNode } from 'react';
import styles from './filter-bar.module.css';
import { SearchField } from './search-field.tsx';
import { Select } from './select.tsx';

interface FilterBarProps {
  search?: ComponentProps<typeof SearchField>;
  /** In the order of the bar; each is told apart by its label. */
  selects: readonly ComponentProps<typeof Select>[];
  /** Buttons beside the filters. */
  children: ReactNode;
}

/** Narrows a list by a search and by fields of a few values, with buttons for all of it beside them. */
export const FilterBar = ({ search, selects, children }: FilterBarProps) => (
  <div className={styles.bar}>
    {search && <SearchField {...search} className={styles.search} />}
    {selects.map((select) => (
      <div key={select.label} className={styles.select}>
        <Select {...select} />
      </div>
    ))}
    {children}
  </div>
);
