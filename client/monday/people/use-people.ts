import { hashKey, type QueryObserverResult, queryOptions, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../../api/keys.ts';
import { getPeople } from './get-people.ts';
import type { FindPerson, Known } from './people-context.ts';
import type { Person } from './person.ts';

const makeOptions = (ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.people(ids),
    // Made once: TanStack would hash the ids of every batch again whenever one is added.
    queryHash: hashKey(keys.people(ids)),
    queryFn: () => getPeople(ids),
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  });

const madeOptions = new WeakMap<readonly string[], ReturnType<typeof makeOptions>>();

function batchOptions(ids: readonly string[]) {
  const options = madeOptions.get(ids) ?? makeOptions(ids);
  madeOptions.set(ids, options);
  return options;
}

const known = new WeakMap<Person, Known>();

/** The same answer for the same person, so that components that show them do not re-render. */
function knownOf(person: Person): Known {
  const answer = known.get(person) ?? { status: 'known', person };
  known.set(person, answer);
  return answer;
}

const nameless: Known = { status: 'nameless' };
const loading: Known = { status: 'loading' };
const unknown: Known = { status: 'unknown' };

const combine = (results: QueryObserverResult<Person[]>[]) => ({
  results,
  hasFailed: results.some((result) => result.isError),
});

export interface People {
  find: FindPerson;
  /** Some of those who were asked for could not be loaded. */
  hasFailed: boolean;
  retry(): void;
}

/** Looks people up, a batch of ids at a time. */
export function usePeople(batches: readonly string[][]): People {
  const { results, hasFailed } = useQueries({ queries: batches.map(batchOptions), combine });

  return useMemo(() => {
    const people = new Map<string, Person>();
    const batchOf = new Map<string, number>();
    batches.forEach((ids, batch) => {
      for (const id of ids) batchOf.set(id, batch);
    });
    for (const { data } of results) for (const person of data ?? []) people.set(person.id, person);

    const find: FindPerson = (userId) => {
      const person = people.get(userId);
      if (person?.name) return knownOf(person);
      const result = results[batchOf.get(userId) ?? -1];
      if (result?.isSuccess) return nameless;
      return result?.isLoading ? loading : unknown;
    };
    const retry = () => {
      for (const result of results) if (result.isError) void result.refetch();
    };
    return { find, hasFailed, retry };
  }, [batches, results, hasFailed]);
}
