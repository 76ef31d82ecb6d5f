import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Scope } from '../../../server/contract/common.ts';
import { keys } from '../../api/keys.ts';
import { isWorthWaiting } from '../../api/pause.ts';
import { isAboutShape } from '../../monday/faults.ts';
import { graphql, listedIn } from '../../monday/graphql.ts';
import { type Integration, type RawConnection, readIntegration } from './integration.ts';

const pageSize = 100;
/** More pages than any account has; a list without an end would be read for ever. */
const mostPages = 500;

const queryNames = { account: 'account_connections', mine: 'user_connections' } as const;

const fields = 'id userId provider name method providerAccountIdentifier state createdAt updatedAt';
const fewFields = 'id userId provider state';

/** The start of a page: after a number, or at a place counted in pages. */
interface PageStart {
  page: number;
  lastId: number | null;
  /** Ids that came before. */
  seen: ReadonlySet<string>;
  /** The page before had fewer entries than were asked for. */
  isAfterShort: boolean;
}

interface Page {
  integrations: Integration[];
  /** Entries that monday gave, with those that cannot be read. */
  size: number;
}

/**
 * The ways to ask for a page. `pagination` came after `page` and `pageSize`, and the page around the
 * view may answer in a version that knows only these, or fewer fields.
 */
const shapes = [
  { isCursor: true, fields },
  { isCursor: false, fields },
  { isCursor: true, fields: fewFields },
  { isCursor: false, fields: fewFields },
] as const;
type Shape = (typeof shapes)[number];

/** The form that monday understood last. */
let understood: Shape | null = null;

async function ask(scope: Scope, shape: Shape, { page, lastId }: PageStart): Promise<Page> {
  const name = queryNames[scope];
  const query = shape.isCursor
    ? `query integrations($pagination: PaginationInput) {
        answer: ${name}(pagination: $pagination) { ${shape.fields} } }`
    : `query integrations($page: Int, $pageSize: Int) {
        answer: ${name}(page: $page, pageSize: $pageSize) { ${shape.fields} } }`;
  const variables = shape.isCursor
    ? { pagination: { limit: pageSize, ...(lastId !== null && { lastId }) } }
    : { page, pageSize };
  const { answer } = await graphql<{ answer: (RawConnection | null)[] | null }>(query, variables);
  const entries = listedIn(answer);
  return {
    integrations: entries.map(readIntegration).filter((entry) => entry !== null),
    size: entries.length,
  };
}

/** Asks in the way that was understood before, else in each way until one is; throws the first fault. */
async function askSomehow(scope: Scope, start: PageStart): Promise<Page> {
  if (understood) return ask(scope, understood, start);
  let first: unknown;
  for (const shape of shapes) {
    try {
      const page = await ask(scope, shape, start);
      understood = shape;
      return page;
    } catch (error) {
      first ??= error;
      if (!isAboutShape(error)) throw error;
    }
  }
  throw first;
}

/** @throws Error where the list has no end that can be reached: what was read is not all */
async function readPage(scope: Scope, start: PageStart): Promise<Page> {
  if (start.page > mostPages) throw new Error('monday lists more pages than are read');
  const page = await askSomehow(scope, start);
  // A server that passes over the cursor gives the same page again and again, and never the others.
  const isRepeated = page.size > 0 && page.integrations.every(({ id }) => start.seen.has(id));
  if (!isRepeated) return page;
  // Of a list that fits into a page it has no others to give.
  if (start.isAfterShort) return { integrations: [], size: 0 };
  throw new Error('monday gave the same page again');
}

/** Reads on until a page is empty: monday documents no size of pages, and a short one may be capped. */
function startAfter(pages: readonly Page[]): PageStart | undefined {
  const last = pages.at(-1);
  if (!last || last.size === 0) return undefined;
  const read = pages.flatMap(({ integrations }) => integrations.map(({ id }) => id));
  return {
    page: pages.length + 1,
    lastId: read.length > 0 ? Number(read.at(-1)) : null,
    seen: new Set(read),
    isAfterShort: last.size < pageSize,
  };
}

const firstPage: PageStart = { page: 1, lastId: null, seen: new Set(), isAfterShort: false };

const integrationsOptions = (scope: Scope) =>
  infiniteQueryOptions({
    queryKey: keys.integrations(scope),
    queryFn: ({ pageParam }) => readPage(scope, pageParam),
    initialPageParam: firstPage,
    getNextPageParam: (_last, pages) => startAfter(pages),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: isWorthWaiting,
  });

/**
 * Connections of monday's own integrations, all pages of them, asked of monday in the browser as the
 * person who looks: everyone's for admins, one's own for others.
 * https://developer.monday.com/api-reference/reference/connections
 */
export function useIntegrations(scope: Scope, isOn: boolean) {
  const list = useInfiniteQuery({ ...integrationsOptions(scope), enabled: isOn });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const pages = list.data?.pages;
  // Its length is among the reasons: a page that comes at once leaves no render in which it is fetched.
  const pageCount = pages?.length ?? 0;
  useEffect(() => {
    const isDue = pageCount > 0 && hasNextPage && !isFetching && !isFetchNextPageError;
    if (isDue) void fetchNextPage();
  }, [pageCount, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const integrations = useMemo(() => {
    const byId = new Map(
      pages?.flatMap((page) => page.integrations).map((entry) => [entry.id, entry]),
    );
    return [...byId.values()];
  }, [pages]);
  /** Entries that monday gave without what tells them apart. */
  const unreadable =
    pages?.reduce((sum, page) => sum + page.size - page.integrations.length, 0) ?? 0;
  return { ...list, integrations, unreadable };
}

export type IntegrationsList = ReturnType<typeof useIntegrations>;
