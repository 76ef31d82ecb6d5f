import type * as z from 'zod/mini';
import { batchSize, type Graph } from './graph-client.ts';

interface Page<Item> {
  '@odata.count'?: number | undefined;
  '@odata.nextLink'?: string | undefined;
  value: Item[];
}

/** The items of one list, and whether it was read to its end. */
export interface ReadList<Item> {
  items: Item[];
  /** As Microsoft counted at the first page; null where it did not. */
  total: number | null;
  /** Read to the end. */
  isEnded: boolean;
  /** Status of the answer that ended it before; null without one. */
  fault: number | null;
}

/**
 * Reads several lists at once, page by page, twenty pages a call.
 *
 * @param firsts first pages by the key of their list
 * @param onPage told after each call, with what there is so far
 */
export async function readLists<Item>(
  graph: Graph,
  firsts: ReadonlyMap<string, string>,
  schema: z.ZodMiniType<Page<Item>>,
  onPage: (lists: ReadonlyMap<string, ReadList<Item>>) => void,
): Promise<Map<string, ReadList<Item>>> {
  const lists = new Map<string, ReadList<Item>>();
  for (const key of firsts.keys()) {
    lists.set(key, { items: [], total: null, isEnded: false, fault: null });
  }
  const left = [...firsts];
  while (left.length > 0) {
    const asked = new Map(left.splice(0, batchSize));
    for (const [key, item] of await graph.readBatch(asked)) {
      const list = lists.get(key);
      if (!list) continue;
      if (item.status === 401 || item.status === 403) throw graph.faultOf(item);
      if (item.status !== 200) {
        list.fault = item.status;
        continue;
      }
      const page = graph.parse(schema, item.body);
      list.items.push(...page.value);
      list.total ??= page['@odata.count'] ?? null;
      const next = page['@odata.nextLink'];
      if (next) left.push([key, graph.next(next)]);
      else list.isEnded = true;
    }
    onPage(lists);
  }
  return lists;
}
