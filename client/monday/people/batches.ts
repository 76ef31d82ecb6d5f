import { useState } from 'react';
import { batchSize } from './get-people.ts';

interface Batched<Page> {
  pages: readonly Page[];
  batches: string[][];
}

type Ids = readonly (string | null)[];

/**
 * Returns the ids of each page that no page before it has, at most `batchSize` together.
 *
 * @param known ids of earlier batches, which are left out
 */
export function batchesOf(pages: readonly Ids[], known: readonly string[] = []): string[][] {
  const seen = new Set(known);
  const batches: string[][] = [];
  for (const page of pages) {
    const fresh = [...new Set(page)].filter((id) => id !== null && !seen.has(id)) as string[];
    for (const id of fresh) seen.add(id);
    for (let from = 0; from < fresh.length; from += batchSize) {
      batches.push(fresh.slice(from, from + batchSize));
    }
  }
  return batches;
}

/**
 * Batches the people of a list's pages. Pages that are added leave the earlier batches as they are,
 * so that each person is asked for once; other pages are batched from the start.
 */
function grow<Page>(
  before: Batched<Page>,
  pages: readonly Page[],
  idsOf: (page: Page) => Ids,
): Batched<Page> {
  const isLonger = before.pages.every((page, index) => page === pages[index]);
  const kept = isLonger ? before : { pages: [], batches: [] };
  const added = batchesOf(pages.slice(kept.pages.length).map(idsOf), kept.batches.flat());
  return { pages, batches: added.length > 0 ? [...kept.batches, ...added] : kept.batches };
}

const noPages: readonly never[] = [];

/** The people of a list's pages in batches to ask monday for. */
export function useBatches<Page>(
  pages: readonly Page[] = noPages,
  idsOf: (page: Page) => Ids,
): string[][] {
  const [batched, setBatched] = useState<Batched<Page>>({ pages: noPages, batches: [] });
  if (batched.pages === pages) return batched.batches;
  const next = grow(batched, pages, idsOf);
  // React renders once more at once: https://react.dev/reference/react/useState#storing-information-from-previous-renders
  setBatched(next);
  return next.batches;
}
