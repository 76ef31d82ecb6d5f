import { useRef } from 'react';

interface Grown<Page, Item> {
  pages: readonly Page[];
  items: Item[];
}

/**
 * The items of all pages in one array, which grows in place while pages are added: a list of 100,000
 * rows is not copied at each of its 1,000 pages. Another first page, or fewer pages, is another list.
 *
 * @param itemsOf must always be the same function
 */
export function useGrowing<Page, Item>(
  pages: readonly Page[] | undefined,
  itemsOf: (page: Page) => readonly Item[],
): Item[] {
  const grown = useRef<Grown<Page, Item>>({ pages: [], items: [] });
  const now = pages ?? [];
  const { pages: before, items } = grown.current;
  const goesOn =
    before.length <= now.length && before[0] === now[0] && before.at(-1) === now[before.length - 1];
  if (goesOn) {
    for (const page of now.slice(before.length)) items.push(...itemsOf(page));
    grown.current.pages = now;
  } else {
    grown.current = { pages: now, items: now.flatMap((page) => [...itemsOf(page)]) };
  }
  return grown.current.items;
}
