import type { InfiniteData, Query } from '@tanstack/react-query';
import { useMemo } from 'react';

/** Rows of a list, read in place; a plain array is one as well. */
export interface Rows<Row> extends Iterable<Row> {
  readonly length: number;
  at(index: number): Row | undefined;
}

interface Page<Row> {
  items: readonly Row[];
}

/**
 * Returns the rows of all pages without copying them: a list of 100,000 rows costs as little at its
 * last page as at its first.
 */
export function pagedRows<Row>(pages: readonly Page<Row>[]): Rows<Row> {
  const starts: number[] = [];
  let length = 0;
  for (const { items } of pages) {
    starts.push(length);
    length += items.length;
  }
  return {
    length,
    at(index) {
      if (index < 0 || index >= length) return undefined;
      const page = starts.findLastIndex((start) => start <= index);
      return pages[page]?.items[index - (starts[page] ?? 0)];
    },
    *[Symbol.iterator]() {
      for (const { items } of pages) yield* items;
    },
  };
}

/** The rows of TanStack Query's pages; the same object until the pages change. */
export const usePagedRows = <Row>(pages: readonly Page<Row>[] | undefined): Rows<Row> =>
  useMemo(() => pagedRows(pages ?? []), [pages]);

/** A list of many pages is asked for again only on request: it would be read from its first page. */
export function isShort(query: { state: Query['state'] }): boolean {
  const { pages } = (query.state.data ?? { pages: [] }) as InfiniteData<unknown>;
  return pages.length <= 1;
}
