import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { searchPeople } from './get-people.ts';

const searchOptions = (name: string) =>
  queryOptions({
    queryKey: keys.peopleSearch(name),
    queryFn: () => searchPeople(name),
    enabled: name !== '',
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

/** People by what was typed of their name; nobody before anything is typed. */
export const usePeopleSearch = (name: string) => useQuery(searchOptions(name.trim()));
