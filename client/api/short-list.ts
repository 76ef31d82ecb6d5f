import type { InfiniteData, Query } from '@tanstack/react-query';

/** A list of many pages is asked for again only on request: it would be read from its first page. */
export function isShort(query: { state: Query['state'] }): boolean {
  const { pages } = (query.state.data ?? { pages: [] }) as InfiniteData<unknown>;
  return pages.length <= 1;
}
