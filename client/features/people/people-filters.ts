import { useMemo } from 'react';
import type { PeopleQueryInput } from '../../../server/contract/people.ts';
import { goTo, placeNow, usePlace } from '../../monday/location.ts';
import { usePeopleSearch } from '../../monday/people/use-people-search.ts';
import { createSearchText } from '../../ui/search-text.ts';
import type { Sorting } from '../../ui/table/column.ts';

/** It holds names: it stays in memory, and survives a look at one person. */
export const peopleText = createSearchText();

type Sort = NonNullable<PeopleQueryInput['sort']>;

/** Every order of the list; the first is that of monday's ids, which no heading shows. */
export const peopleSorts = [
  '',
  'person',
  '-person',
  '-connections',
  'connections',
  '-organizations',
  'organizations',
  '-access',
  'access',
  '-risk',
  'risk',
  '-last',
  'last',
] as const satisfies readonly (Sort | '')[];
export type PeopleSort = (typeof peopleSorts)[number];

const mostSearched = 200;
/** As many people as the server takes beside a search. */
const mostNamed = 1000;
/** One letter is in nearly every name. */
const fewestLetters = 2;

export interface PeopleFilters {
  query: PeopleQueryInput;
  sort: PeopleSort;
  sorting: Sorting;
  /** Names are monday's: this order is made in the browser, once everyone is read. */
  isByName: boolean;
  isSearched: boolean;
  /** monday is being asked whose names the search fits. */
  isSearching: boolean;
  /** monday did not say whose names the search fits. */
  lacksNames: boolean;
}

export function setPeopleSort(sort: string): void {
  const { tab, filters } = placeNow();
  const { sort: _before, ...others } = filters;
  goTo({ tab, filters: { ...others, ...(sort && { sort }) } });
}

export const setPeopleSorting = ({ columnId, direction }: Sorting): void =>
  setPeopleSort(`${direction === 'desc' ? '-' : ''}${columnId}`);

/** Search and order of the list of people. The order is kept in monday's address, the search is not. */
export function usePeopleFilters(): PeopleFilters {
  const { filters } = usePlace();
  const q = peopleText.useAsked().trim().slice(0, mostSearched);
  const sort = peopleSorts.find((one) => one === filters.sort) ?? '';
  const named = usePeopleSearch(q.length < fewestLetters ? '' : q);
  const namedIds = useMemo(
    () => (named.isPlaceholderData ? [] : (named.data ?? []).map(({ id }) => id)),
    [named.data, named.isPlaceholderData],
  );
  const isByName = sort === 'person' || sort === '-person';
  const query = useMemo(
    (): PeopleQueryInput => ({
      sort: isByName || sort === '' ? 'person' : sort,
      ...(q && { q }),
      ...(q && namedIds.length > 0 && { orUserIds: namedIds.slice(0, mostNamed) }),
    }),
    [sort, isByName, q, namedIds],
  );
  return {
    query,
    sort,
    sorting: { columnId: sort.replace('-', ''), direction: sort.startsWith('-') ? 'desc' : 'asc' },
    isByName,
    isSearched: q !== '',
    isSearching: named.isFetching,
    lacksNames: q !== '' && named.isError,
  };
}
