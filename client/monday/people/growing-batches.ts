import { useRef } from 'react';
import { batchesOf } from './use-people.ts';

interface Known<Page> {
  pages: readonly Page[];
  seen: Set<string>;
  batches: string[][];
}

/**
 * Batches of the people on a list's pages: each new page adds those who are new, without a look at
 * the pages before it.
 *
 * @param idsOf must always be the same function
 */
export function useBatches<Page>(
  pages: readonly Page[] | undefined,
  idsOf: (page: Page) => readonly (string | null)[],
): string[][] {
  const known = useRef<Known<Page>>({ pages: [], seen: new Set(), batches: [] });
  const now = pages ?? [];
  const { pages: before } = known.current;
  const goesOn = before.length <= now.length && before.every((page, n) => page === now[n]);
  if (!goesOn) known.current = { pages: [], seen: new Set(), batches: [] };
  const { seen, batches } = known.current;
  const fresh = now
    .slice(known.current.pages.length)
    .map((page) => idsOf(page).filter((id) => id !== null && !seen.has(id)));
  const added = batchesOf(fresh);
  for (const batch of added) for (const id of batch) seen.add(id);
  known.current.pages = now;
  if (added.length > 0) known.current.batches = [...batches, ...added];
  return known.current.batches;
}
