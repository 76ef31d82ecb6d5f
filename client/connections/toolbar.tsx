import { IconButton, Search, Skeleton } from '@vibe/core';
import { Retry } from '@vibe/icons';
import { lazy, Suspense } from 'react';
import { t } from '../text/text.ts';
import type { ListFilters } from './list-filters.ts';
import styles from './toolbar.module.css';

// Vibe's dropdown weighs as much as its table, and is not needed to read the list.
const ProviderFilter = lazy(() => import('./provider-filter.tsx'));

interface ToolbarProps {
  filters: ListFilters;
  isBusy: boolean;
  onRefresh(): void;
}

/** Search and filter of the account's list. */
export function Toolbar({ filters, isBusy, onRefresh }: ToolbarProps) {
  return (
    <div className={styles.toolbar}>
      <div className={styles.search}>
        <Search
          size="small"
          value={filters.search}
          placeholder={t('connections.search')}
          inputAriaLabel={t('connections.searchLabel')}
          clearIconLabel={t('connections.searchClear')}
          debounceRate={300}
          loading={isBusy}
          onChange={filters.setSearch}
        />
      </div>
      <div className={styles.filter}>
        <Suspense fallback={<Skeleton type="rectangle" height={32} fullWidth />}>
          <ProviderFilter filters={filters} />
        </Suspense>
      </div>
      <IconButton
        icon={Retry}
        size="small"
        kind="tertiary"
        aria-label={t('connections.refresh')}
        onClick={onRefresh}
      />
    </div>
  );
}
