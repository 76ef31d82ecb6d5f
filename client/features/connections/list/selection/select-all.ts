import type {
  Connection,
  ConnectionsPage,
  ConnectionsQueryInput,
} from '../../../../../server/contract/connection.ts';
import { call } from '../../../../api/http.ts';
import { paths } from '../../../../api/paths.ts';
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
    const page: ConnectionsPage = await call(paths.connectionsQuery, { method: 'POST', body });
    const items: Connection[] = page.items;
    select(items);
    found += items.length;
    cursor = page.nextCursor;
  } while (cursor !== null && found < mostSelected);
}
