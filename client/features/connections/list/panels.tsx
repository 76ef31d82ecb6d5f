import { lazy, Suspense } from 'react';
import type { Connection } from '../../../../server/contract/connection.ts';
import { useIsNarrow } from '../../../ui/narrow.ts';
import type { ConnectionsList } from '../query-connections.ts';
import type { OpenPanel } from './connections-toolbar.tsx';
import type { ListFilters } from './filters/list-filters.ts';

const FilterPanel = lazy(() => import('./filters/filter-panel.tsx'));
const ViewsPanel = lazy(() => import('./filters/views-panel.tsx'));
const LookPanel = lazy(() => import('./columns/table-options-panel.tsx'));
const ExportList = lazy(() => import('../export/export-list.tsx'));

interface PanelsProps {
  open: OpenPanel | null;
  id: string;
  list: ConnectionsList;
  filters: ListFilters;
  /** Rows to export in place of all results. */
  exported: readonly Connection[] | null;
  onClose(): void;
}

/** The part of the list's toolbar that is unfolded. */
export function Panels({ open, id, list, filters, exported, onClose }: PanelsProps) {
  const isNarrow = useIsNarrow();
  return (
    <Suspense>
      {open === 'filters' && <FilterPanel id={id} filters={filters} isWhole={isNarrow} />}
      {open === 'views' && <ViewsPanel id={id} />}
      {open === 'look' && !isNarrow && <LookPanel id={id} />}
      {open === 'export' && (
        <ExportList
          key={exported ? 'selected' : JSON.stringify(filters.query)}
          id={id}
          list={list}
          query={filters.query}
          selected={exported}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}
