import {
  appFields,
  appPage,
  type GraphApp,
  graphApp,
  moreAppFields,
} from '../graph/graph-answers.ts';
import type { Graph } from '../graph/graph-client.ts';
import { hasStatus } from '../graph/graph-fault.ts';
import type { ReadList } from '../graph/read-pages.ts';
import { type DeletedApp, holdsCredentials, mondayRedirect } from './inventory.ts';

/** The most that Graph gives at once. */
export const pageSize = 999;

const listPath = (fields: readonly string[], filter?: string) =>
  `/servicePrincipals?$select=${fields.join(',')}&$count=true&$top=${pageSize}${
    filter ? `&$filter=${encodeURIComponent(filter)}` : ''
  }`;

/**
 * Asks what may be refused, or not be there, in one batch: each part has an answer of its own, and the
 * browser reports none of them as a fault. Undocumented fields can be refused, too.
 */
async function probe(graph: Graph, applicationId: string) {
  const ofOwn = (fields: readonly string[]) =>
    `/servicePrincipals(appId='${encodeURIComponent(applicationId)}')?$select=${fields.join(',')}`;
  const filter = `replyUrls/any(u:u eq '${mondayRedirect}')`;
  const all = [...appFields, ...moreAppFields];
  const paths = { all: ofOwn(all), plain: ofOwn(appFields), filtered: listPath(all, filter) };
  const answers = await graph.readBatch(new Map(Object.entries(paths)));
  const plain = answers.get('plain');
  if (plain && plain.status !== 200 && plain.status !== 404) throw graph.faultOf(plain);
  const fields = answers.get('all')?.status === 400 ? appFields : all;
  const own = answers.get(fields === all ? 'all' : 'plain');
  const filtered = answers.get('filtered');
  return {
    fields,
    own: own?.status === 200 ? graph.parse(graphApp, own.body) : null,
    filtered: filtered?.status === 200 ? graph.parse(appPage, filtered.body) : null,
  };
}

async function readList(
  graph: Graph,
  path: string,
  onPage: (list: ReadList<GraphApp>) => void,
): Promise<ReadList<GraphApp>> {
  const list: ReadList<GraphApp> = { items: [], total: null, isEnded: false, fault: null };
  for (let next: string | null = path; next !== null; ) {
    const page: Awaited<ReturnType<typeof graph.read<typeof appPage>>> = await graph.read(
      next,
      appPage,
    );
    list.items.push(...page.value);
    list.total ??= page['@odata.count'] ?? null;
    const link = page['@odata.nextLink'];
    next = link ? graph.next(link) : null;
    onPage(list);
  }
  list.isEnded = true;
  return list;
}

export const isWhole = ({ items, total, isEnded }: ReadList<unknown>) =>
  isEnded && (total === null || total <= items.length);

/** Apps with monday's redirect address: by filter where Graph takes one that finds what is known to be there. */
export async function readApps(
  graph: Graph,
  applicationId: string,
  onReading: (done: number, all: number | null) => void,
) {
  const { fields, own, filtered } = await probe(graph, applicationId);
  const isTrusted =
    own !== null &&
    filtered?.value.some(({ id }) => id === own.id) &&
    filtered['@odata.nextLink'] === undefined &&
    (filtered['@odata.count'] ?? 0) <= filtered.value.length;
  const list =
    filtered && isTrusted
      ? { items: filtered.value, total: null, isEnded: true, fault: null }
      : await readList(graph, listPath(fields), ({ items, total }) =>
          onReading(items.length, total),
        );
  const found = list.items.filter(holdsCredentials);
  const isOwnMissing = own !== null && !found.some(({ id }) => id === own.id);
  return { list, found: isOwnMissing ? [...found, own] : found };
}

/** Apps in the bin; null where it could not be read. */
export async function readDeleted(
  graph: Graph,
  applicationId: string,
): Promise<DeletedApp[] | null> {
  const path = `/directory/deletedItems/microsoft.graph.servicePrincipal?$top=${pageSize}`;
  try {
    const { items } = await readList(graph, path, () => {});
    return items
      .map((app) => ({ app, ours: app.appId?.toLowerCase() === applicationId.toLowerCase() }))
      .filter(({ app, ours }) => ours || holdsCredentials(app))
      .map(({ app, ours }) => ({
        ...{ id: app.id, appId: (app.appId ?? '').toLowerCase(), isOurs: ours },
        ...{ name: app.displayName ?? app.id, deletedAt: app.deletedDateTime ?? null },
      }));
  } catch (error) {
    if (hasStatus(error, 400, 403, 404)) return null;
    throw error;
  }
}
