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

/** Where a page starts: after a number, or at a place counted in pages. */
interface PageStart {
  page: number;
  lastId: number | null;
  /** Ids that came before. */
  seen: ReadonlySet<string>;
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
  const isRepeated = page.integrations.every(({ id }) => start.seen.has(id));
  if (page.size > 0 && isRepeated) throw new Error('monday gave the same page again');
  return page;
}

function startAfter(pages: readonly Page[]): PageStart | undefined {
  const last = pages.at(-1);
  if (!last || last.size < pageSize) return undefined;
  const seen = new Set(pages.flatMap(({ integrations }) => integrations.map(({ id }) => id)));
  return { page: pages.length + 1, lastId: Number(last.integrations.at(-1)?.id), seen };
}

const integrationsOptions = (scope: Scope) =>
  infiniteQueryOptions({
    queryKey: keys.integrations(scope),
    queryFn: ({ pageParam }) => readPage(scope, pageParam),
    initialPageParam: { page: 1, lastId: null, seen: new Set() } as PageStart,
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
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const pages = list.data?.pages;
  const integrations = useMemo(() => {
    const byId = new Map(
      pages?.flatMap((page) => page.integrations).map((entry) => [entry.id, entry]),
    );
    return [...byId.values()];
  }, [pages]);
  return { ...list, integrations };
}

export type IntegrationsList = ReturnType<typeof useIntegrations>;
