import { useMemo } from 'react';
import type { ProviderId } from '../../../../../server/contract/common.ts';
import type { ConnectionsQueryInput } from '../../../../../server/contract/connection.ts';
import { goTo, placeNow, usePlace } from '../../../../monday/location.ts';
import { usePeopleSearch } from '../../../../monday/people/use-people-search.ts';
import type { Sorting } from '../../../../ui/table/column.ts';
import {
  dayBegins,
  dayEnds,
  type FilterName,
  type FilterValues,
  filterNames,
  readFilters,
} from './fields.ts';
import { searchText } from './list-search.ts';
import { type KnownSort, readSort, toSort, toSorting } from './sorting.ts';

const mostSearched = 200;
/** As many people as the server takes beside a search. */
const mostNamed = 1000;
/** One letter is in nearly every name. */
const fewestLetters = 2;

export interface ListFilters {
  values: FilterValues;
  sort: KnownSort;
  sorting: Sorting;
  /** Number of filters that are set; the search is none of them. */
  count: number;
  /** True if search or filter leaves anything out. */
  isFiltered: boolean;
  query: ConnectionsQueryInput;
  /** monday did not say whose names the search fits. */
  lacksNames: boolean;
  setFilter(name: FilterName, value: string | null): void;
  setSort(sort: string): void;
  setSorting(sorting: Sorting): void;
  /** Filters alone, the search stays. */
  clearFilters(): void;
  clear(): void;
}

/** The people that a filter names; undefined where none does. */
function userIdsOf({ person, deactivated }: FilterValues, leavers: readonly string[]) {
  if (person === undefined) return deactivated ? [...leavers] : undefined;
  return !deactivated || leavers.includes(person) ? [person] : [];
}

function without(filters: Readonly<Record<string, string>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !names.includes(name)));
}

function put(name: string, value: string | null): void {
  const { tab, filters } = placeNow();
  goTo({
    tab,
    filters: { ...without(filters, [name]), ...(value !== null && { [name]: value }) },
  });
}

function clearFilters(): void {
  const { tab, filters } = placeNow();
  goTo({ tab, filters: without(filters, filterNames) });
}

/** Always the same object, so that each field re-renders for its own value only. */
const acts = {
  setFilter: put,
  setSort: (sort: string) => put('sort', sort),
  setSorting: (sorting: Sorting) => put('sort', toSort(sorting)),
  clearFilters,
  clear: () => {
    searchText.set('');
    clearFilters();
  },
};

/**
 * Search, filters and order of the account's list. Filters and order are kept in monday's address,
 * search is not.
 *
 * @param providers those that the server knows; another one in the address is ignored
 * @param leavers ids of the deactivated people that were found so far
 */
export function useListFilters(
  providers: readonly ProviderId[],
  leavers: readonly string[],
): ListFilters {
  const { filters } = usePlace();
  const search = searchText.useAsked();
  const values = useMemo(() => readFilters(filters, providers), [filters, providers]);
  const sort = readSort(filters.sort);
  const sorting = useMemo(() => toSorting(sort), [sort]);
  const q = search.trim().slice(0, mostSearched);
  const count = Object.keys(values).length;
  const named = usePeopleSearch(q.length < fewestLetters ? '' : q);
  const namedIds = useMemo(
    () => (named.isPlaceholderData ? [] : (named.data ?? []).map(({ id }) => id)),
    [named.data, named.isPlaceholderData],
  );
  const lacksNames = q !== '' && named.isError;

  const query = useMemo((): ConnectionsQueryInput => {
    const { person: _person, deactivated: _deactivated, ...fields } = values;
    const { connectedFrom, connectedTo, usedFrom, usedTo } = values;
    const userIds = userIdsOf(values, leavers);
    return {
      scope: 'account',
      ...fields,
      ...(connectedFrom && { connectedFrom: dayBegins(connectedFrom) }),
      ...(connectedTo && { connectedTo: dayEnds(connectedTo) }),
      ...(usedFrom && { usedFrom: dayBegins(usedFrom) }),
      ...(usedTo && { usedTo: dayEnds(usedTo) }),
      ...(userIds && { userIds }),
      ...(q && { q }),
      ...(q && namedIds.length > 0 && { orUserIds: namedIds.slice(0, mostNamed) }),
      sort,
    };
  }, [values, leavers, q, namedIds, sort]);

  // The same object while nothing changes: the toolbar does not re-render at each page of the list.
  return useMemo(
    (): ListFilters => ({
      values,
      sort,
      sorting,
      count,
      isFiltered: count > 0 || q !== '',
      query,
      lacksNames,
      ...acts,
    }),
    [values, sort, sorting, count, q, query, lacksNames],
  );
}
