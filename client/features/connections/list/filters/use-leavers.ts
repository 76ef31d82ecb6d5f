import { useEffect, useMemo } from 'react';
import { usePlace } from '../../../../monday/location.ts';
import { goOn, type Search, useSearch } from '../../../deactivated/deactivated-search.ts';

/** As many people as the server takes in one question. */
export const mostListed = 4000;

export interface Leavers {
  isAsked: boolean;
  search: Search;
  /** The users found so far, at most as many as the list can be asked for. */
  userIds: readonly string[];
}

const none: readonly string[] = [];

/** Deactivated users with active connections; looked up only while the filter is set. */
export function useLeavers(): Leavers {
  const isAsked = usePlace().filters.deactivated === 'true';
  const search = useSearch();
  const isIdle = search.status === 'idle';
  useEffect(() => {
    if (isAsked && isIdle) goOn();
  }, [isAsked, isIdle]);
  const { found } = search;
  const userIds = useMemo(
    () => (isAsked ? found.slice(0, mostListed).map(({ id }) => id) : none),
    [isAsked, found],
  );
  return { isAsked, search, userIds };
}
