import { useMemo } from 'react';
import { activityKinds } from '../../../server/contract/activity-kinds.ts';
import type { ActivityFilter } from '../../api/keys.ts';
import { goTo, usePlace } from '../../monday/location.ts';

/** Filter of the activity, kept in monday's address: a kind, and a person by id only. */
export function useFilter() {
  const { filters } = usePlace();
  const { person, kind } = filters;
  const filter = useMemo(
    (): ActivityFilter => ({
      userId: person && /^\d{1,20}$/.test(person) ? person : undefined,
      kind: activityKinds.find((known) => known === kind),
    }),
    [person, kind],
  );
  const set = ({ userId, kind: next }: ActivityFilter) =>
    goTo({
      tab: 'activity',
      filters: { ...(userId && { person: userId }), ...(next && { kind: next }) },
    });
  return { filter, set, isFiltered: Boolean(filter.userId || filter.kind) };
}
