import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../../../../api/get-session.ts';
import { keep, loadKept } from '../../../../monday/storage.ts';
import { filterNames } from './fields.ts';

/** Filters and order under a name of the person's own. A search is not kept: it may hold names. */
export interface SavedView {
  name: string;
  /** As monday's address holds them. */
  filters: Readonly<Record<string, string>>;
}

export const mostViews = 50;
export const longestName = 60;

const savedNames: readonly string[] = [...filterNames, 'sort'];

/** The parts of an address that belong to a saved view. */
export const savedFilters = (filters: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => savedNames.includes(name)));

function isView(value: unknown): value is SavedView {
  const { name, filters } = (value ?? {}) as Partial<SavedView>;
  return (
    typeof name === 'string' &&
    typeof filters === 'object' &&
    filters !== null &&
    Object.values(filters).every((text) => typeof text === 'string')
  );
}

/** Reads what was kept, by whichever version of the view; what is no view is left out. */
const readViews = (kept: unknown): SavedView[] =>
  (Array.isArray(kept) ? kept : [])
    .filter(isView)
    .slice(0, mostViews)
    .map(({ name, filters }) => ({
      name: name.slice(0, longestName),
      filters: savedFilters(filters),
    }));

type Loaded = { status: 'loading' | 'failed' } | { status: 'loaded'; views: readonly SavedView[] };

/** The views that this person saved, in monday's storage of the app. */
export function useSavedViews() {
  const { userId } = useSession();
  const key = `list-views-${userId}`;
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' });
  const load = useCallback(async () => {
    setLoaded({ status: 'loading' });
    try {
      setLoaded({ status: 'loaded', views: readViews(await loadKept(key)) });
    } catch {
      setLoaded({ status: 'failed' });
    }
  }, [key]);
  useEffect(() => void load(), [load]);

  /**
   * Changes what is kept, as it is now: another window may have added to it.
   *
   * @returns whether monday took it; if not, nothing was changed
   */
  const change = async (by: (views: readonly SavedView[]) => SavedView[]): Promise<boolean> => {
    try {
      const views = by(readViews(await loadKept(key)));
      if (!(await keep(key, views))) return false;
      setLoaded({ status: 'loaded', views });
      return true;
    } catch {
      return false;
    }
  };
  return { loaded, load, change };
}
