import type {
  Connection,
  ConnectionsPage,
  ConnectionsQueryInput,
} from '../../../../../server/contract/connection.ts';
import { paths } from '../../../../../server/contract/paths.ts';
import { call } from '../../../../api/http.ts';
import { mostSelected, select } from '../../selection.ts';

/** As many as the server gives at once. */
const pageSize = 200;

/**
 * Selects everything that a query finds, page by page, up to as many as can be selected.
 *
 * @throws what a call to the server throws; the pages before stay selected
 */
export async function selectAll(query: ConnectionsQueryInput): Promise<void> {
  let cursor: string | null = null;
  let found = 0;
  do {
    const body: ConnectionsQueryInput = { ...query, limit: pageSize, ...(cursor && { cursor }) };
    const page: ConnectionsPage = await call(paths.queryConnections, { body });
    const items: Connection[] = page.items;
    select(items);
    found += items.length;
    cursor = page.nextCursor;
  } while (cursor !== null && found < mostSelected);
}
