import {
  type GraphGrant,
  type GraphUser,
  grantPage,
  organizations,
  userFields,
  userPage,
} from '../graph/graph-answers.ts';
import type { Graph } from '../graph/graph-client.ts';
import { type ReadList, readLists } from '../graph/read-pages.ts';
import {
  appOf,
  consentsOf,
  type DeletedApp,
  type InventoryApp,
  type Person,
  personOf,
} from './inventory.ts';
import { isWhole, pageSize, readApps, readDeleted } from './read-apps.ts';

/** https://learn.microsoft.com/graph/filter-query-parameter */
const idsPerFilter = 15;

export type Step = 'apps' | 'permissions' | 'people';

/** The progress of the reading; `all` null where Microsoft did not count. */
export interface Reading {
  step: Step;
  done: number;
  all: number | null;
}

/** The findings of an inventory, so far or whole. */
export interface Inventory {
  organization: { id: string; name: string };
  readAt: string;
  /** Enterprise applications that were looked at. */
  appsRead: number;
  /** As many as Microsoft counted, read to the end. */
  isAppsWhole: boolean;
  apps: InventoryApp[];
  /** Null where the bin could not be read. */
  deleted: DeletedApp[] | null;
  people: ReadonlyMap<string, Person>;
  isPeopleWhole: boolean;
}

/** The account belongs to another organization than the one that is asked about. */
export class OtherOrganization extends Error {}

export interface ReadOptions {
  /** Null: whichever it is that was signed in to. */
  organizationId: string | null;
  /** The connector whose connections the list has. */
  applicationId: string;
  onReading(reading: Reading): void;
  /** Told of what there is so far. */
  onFound(inventory: Inventory): void;
}

async function readOrganization(graph: Graph, wanted: string | null) {
  const { value } = await graph.read('/organization?$select=id,displayName', organizations);
  const found = value.find(({ id }) => wanted === null || id.toLowerCase() === wanted);
  if (!found) throw new OtherOrganization();
  return { id: found.id.toLowerCase(), name: found.displayName ?? found.id };
}

const grantPath = (id: string) =>
  `/oauth2PermissionGrants?$filter=${encodeURIComponent(`clientId eq '${id}'`)}&$count=true&$top=${pageSize}`;

/** An app with the permissions that were read of it. */
export function withGrants(app: InventoryApp, list: ReadList<GraphGrant>): InventoryApp {
  // Of an app that has just gone there is nothing to read.
  const whole = list.total !== null && isWhole(list);
  return { ...app, ...consentsOf(list.items), isWhole: whole };
}

/** Reads the permissions of some apps again. */
export const readGrants = (
  graph: Graph,
  apps: readonly InventoryApp[],
  onPage: (lists: ReadonlyMap<string, ReadList<GraphGrant>>) => void = () => {},
) => readLists(graph, new Map(apps.map(({ id }) => [id, grantPath(id)])), grantPage, onPage);

const userPath = (ids: readonly string[]) =>
  `/users?$select=${userFields.join(',')}&$filter=${encodeURIComponent(
    `id in (${ids.map((id) => `'${id}'`).join(',')})`,
  )}`;

async function readPeople(
  graph: Graph,
  ids: readonly string[],
  onReading: ReadOptions['onReading'],
) {
  const firsts = new Map<string, string>();
  for (let from = 0; from < ids.length; from += idsPerFilter) {
    firsts.set(String(from), userPath(ids.slice(from, from + idsPerFilter)));
  }
  const lists = await readLists<GraphUser>(graph, firsts, userPage, (read) => {
    const ended = [...read.values()].filter(({ isEnded, fault }) => isEnded || fault !== null);
    const done = Math.min(ended.length * idsPerFilter, ids.length);
    onReading({ step: 'people', done, all: ids.length });
  });
  const people = [...lists.values()].flatMap(({ items }) => items.map(personOf));
  return {
    people: new Map(people.map((person) => [person.id, person])),
    isPeopleWhole: [...lists.values()].every(({ isEnded }) => isEnded),
  };
}

/**
 * Reads, as who is signed in, which apps of an organization hold workflow credentials and what people
 * allowed them. It changes nothing.
 *
 * @throws GraphFault, OtherOrganization, or what the signal was aborted with
 */
export async function readInventory(graph: Graph, options: ReadOptions): Promise<Inventory> {
  const { applicationId, onReading, onFound } = options;
  onReading({ step: 'apps', done: 0, all: null });
  const organization = await readOrganization(graph, options.organizationId);
  const { list, found } = await readApps(graph, applicationId, (done, all) =>
    onReading({ step: 'apps', done, all }),
  );
  const of = { organizationId: organization.id, applicationId };
  let inventory: Inventory = {
    organization,
    readAt: new Date().toISOString(),
    appsRead: list.items.length,
    isAppsWhole: isWhole(list),
    apps: found.map((app) => appOf(app, of)),
    deleted: await readDeleted(graph, applicationId),
    people: new Map(),
    isPeopleWhole: false,
  };
  onFound(inventory);
  const take = (lists: ReadonlyMap<string, ReadList<GraphGrant>>) => {
    const apps = inventory.apps.map((app) => {
      const read = lists.get(app.id);
      return read ? withGrants(app, read) : app;
    });
    inventory = { ...inventory, apps };
    const all = [...lists.values()];
    onReading({
      step: 'permissions',
      done: all.reduce((sum, { items }) => sum + items.length, 0),
      all: all.some(({ total }) => total === null)
        ? null
        : all.reduce((sum, { total }) => sum + (total ?? 0), 0),
    });
    onFound(inventory);
  };
  take(await readGrants(graph, inventory.apps, take));
  const ids = new Set(inventory.apps.flatMap((app) => app.consents.map((one) => one.personId)));
  const known = await readPeople(graph, [...ids].filter(Boolean), onReading);
  inventory = { ...inventory, ...known, readAt: new Date().toISOString() };
  onFound(inventory);
  return inventory;
}
