import { useMemo } from 'react';
import { batchesOf } from '../../monday/people/batches.ts';
import { usePeople } from '../../monday/people/use-people.ts';
import type { IntegrationsList } from './get-integrations.ts';

/** Names for the people of a list; one's own list names no others. */
export function useNames({ data }: IntegrationsList, isAsked: boolean) {
  const pages = data?.pages;
  const batches = useMemo(
    () =>
      batchesOf(
        isAsked ? (pages ?? []).map((page) => page.integrations.map(({ userId }) => userId)) : [],
      ),
    [pages, isAsked],
  );
  return usePeople(batches);
}
