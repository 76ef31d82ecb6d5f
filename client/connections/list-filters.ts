import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ProviderId } from '../../server/contract/common.ts';
import type { ConnectionsQueryInput } from '../../server/contract/connection.ts';
import { goTo, usePlace } from '../monday/location.ts';
import type { Sorting } from '../parts/table/column.ts';

/** Columns that the server sorts by; the column's id is the field's name. */
const sortFields = ['displayName', 'firstConnectedAt', 'lastConnectedAt'] as const;
const firstSorting: Sorting = { columnId: 'lastConnectedAt', direction: 'desc' };

// Search text may hold names: it stays in memory, and survives a look at one connection.
let searchText = '';
const listeners = new Set<() => void>();

function setSearchText(next: string): void {
  searchText = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const toSort = ({ columnId, direction }: Sorting) =>
  `${direction === 'desc' ? '-' : ''}${columnId}`;

function readSorting(sort: string | undefined): Sorting {
  const columnId = sort?.replace(/^-/, '') ?? '';
  const isKnown = (sortFields as readonly string[]).includes(columnId);
  if (!isKnown) return firstSorting;
  return { columnId, direction: sort?.startsWith('-') ? 'desc' : 'asc' };
}

export interface ListFilters {
  search: string;
  provider: ProviderId | null;
  sorting: Sorting;
  /** Whether anything is left out because of search or filter. */
  isFiltered: boolean;
  query: ConnectionsQueryInput;
  setSearch(text: string): void;
  setProvider(provider: ProviderId | null): void;
  setSorting(sorting: Sorting): void;
  clear(): void;
}

/**
 * Search, filter and order of the account's list. Filter and order are kept in monday's address,
 * search is not.
 *
 * @param providers those that the server knows; another one in the address is ignored
 */
export function useListFilters(providers: readonly ProviderId[]): ListFilters {
  const { tab, filters } = usePlace();
  const search = useSyncExternalStore(subscribe, () => searchText);
  const provider = providers.find((id) => id === filters.provider) ?? null;
  const sorting = useMemo(() => readSorting(filters.sort), [filters.sort]);
  const q = search.trim().slice(0, 200);

  const setFilter = useCallback(
    (name: string, value: string | null) => {
      const { [name]: _before, ...others } = filters;
      goTo({ tab, filters: value === null ? others : { ...others, [name]: value } });
    },
    [tab, filters],
  );
  const query = useMemo(
    (): ConnectionsQueryInput => ({
      scope: 'account',
      ...(provider && { provider }),
      ...(q && { q }),
      sort: toSort(sorting) as ConnectionsQueryInput['sort'],
    }),
    [provider, q, sorting],
  );

  return {
    search,
    provider,
    sorting,
    isFiltered: provider !== null || q !== '',
    query,
    setSearch: setSearchText,
    setProvider: (next) => setFilter('provider', next),
    setSorting: (next) => setFilter('sort', toSort(next)),
    clear: () => {
      setSearchText('');
      setFilter('provider', null);
    },
  };
}
