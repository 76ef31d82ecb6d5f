import '../../../i18n/load/list-texts.ts';
import { Button, IconButton, Skeleton } from '@vibe/core';
import { Column, Download, Favorite, Filter, Retry } from '@vibe/icons';
import { lazy, memo, type RefObject, Suspense } from 'react';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { useIsNarrow } from '../../../ui/narrow.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import styles from './connections-toolbar.module.css';
import type { ListFilters } from './filters/list-filters.ts';
import { searchText } from './filters/list-search.ts';

// Vibe's dropdown weighs as much as its table, and is not needed to read the list.
const FieldSelect = lazy(() => import('./filters/field-select.tsx'));

/** A part that unfolds below the toolbar, one at a time. */
export type OpenPanel = 'filters' | 'views' | 'look' | 'export';

interface ToolbarProps {
  filters: ListFilters;
  isBusy: boolean;
  /** Null where none is open. */
  open: OpenPanel | null;
  /** Of the open part, for those who hear what a button opens. */
  panelId: string;
  search: RefObject<HTMLDivElement | null>;
  onToggle(panel: OpenPanel): void;
  onRefresh(): void;
}

/** Stand beside the search where there is room. */
const firstFields = ['provider', 'state'] as const;

function useFiltersText(filters: ListFilters, isNarrow: boolean): string {
  const format = useFormat();
  const shown = firstFields.filter((field) => filters.values[field] !== undefined);
  const count = isNarrow ? filters.count : filters.count - shown.length;
  const number = format.number(count);
  if (isNarrow) {
    return count > 0 ? t('list.filters.narrowCount', { number }) : t('list.filters.narrow');
  }
  return count > 0 ? t('list.filters.moreCount', { number }) : t('list.filters.more');
}

/** Search and filters of the account's list, and what opens further parts. */
export const Toolbar = memo(function Toolbar(props: ToolbarProps) {
  const { filters, isBusy, open, panelId, search, onToggle, onRefresh } = props;
  const isNarrow = useIsNarrow();
  const filtersText = useFiltersText(filters, isNarrow);
  const opens = (panel: OpenPanel) => ({
    'aria-expanded': open === panel,
    'aria-controls': open === panel ? panelId : undefined,
    onClick: () => onToggle(panel),
  });
  return (
    <div className={styles.toolbar}>
      <SearchField
        ref={search}
        className={styles.search}
        text={searchText}
        label={t('connections.searchLabel')}
        placeholder={t('connections.search')}
        clearLabel={t('connections.searchClear')}
        isBusy={isBusy}
      />
      {!isNarrow &&
        firstFields.map((field) => (
          <div key={field} className={styles.filter}>
            <Suspense fallback={<Skeleton type="rectangle" height={56} fullWidth />}>
              <FieldSelect
                field={field}
                value={filters.values[field]}
                onChange={filters.setFilter}
              />
            </Suspense>
          </div>
        ))}
      <Button kind="secondary" size="small" leftIcon={Filter} {...opens('filters')}>
        {filtersText}
      </Button>
      <Button kind="tertiary" size="small" leftIcon={Favorite} {...opens('views')}>
        {t('list.views.open')}
      </Button>
      {!isNarrow && (
        <Button kind="tertiary" size="small" leftIcon={Column} {...opens('look')}>
          {t('list.look.open')}
        </Button>
      )}
      <Button kind="tertiary" size="small" leftIcon={Download} {...opens('export')}>
        {t('list.export')}
      </Button>
      <IconButton
        icon={Retry}
        size="small"
        kind="tertiary"
        aria-label={t('connections.refresh')}
        onClick={onRefresh}
      />
    </div>
  );
});
