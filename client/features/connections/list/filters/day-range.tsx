import '../../../../i18n/load/list-texts.ts';
import { t } from '../../../../i18n/translate.ts';
import { dayRanges, type DayRange as Range } from './fields.ts';
import styles from './filters.module.css';
import type { ListFilters } from './list-filters.ts';

/** The first and the last day of a range, in the browser's own fields; either may be left open. */
export function DayRange({ range, filters }: { range: Range; filters: ListFilters }) {
  const [from, to] = dayRanges[range];
  return (
    <fieldset className={styles.range}>
      <legend className={styles.label}>{t(`list.filters.${range}`)}</legend>
      {([from, to] as const).map((field) => (
        <input
          key={field}
          type="date"
          className={styles.day}
          aria-label={t(`list.filter.${field}`)}
          value={filters.values[field] ?? ''}
          min={field === to ? filters.values[from] : undefined}
          max={field === from ? filters.values[to] : undefined}
          onChange={({ target }) => filters.setFilter(field, target.value || null)}
        />
      ))}
    </fieldset>
  );
}
