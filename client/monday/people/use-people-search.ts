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

/** Finds people by a part of their name; none before anything is typed. */
export const usePeopleSearch = (name: string) => useQuery(searchOptions(name.trim()));
