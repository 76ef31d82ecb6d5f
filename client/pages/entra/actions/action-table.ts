import { consentsOf, type InventoryApp } from '../directory/inventory.ts';
import { readGrants } from '../directory/read-inventory.ts';
import { appPage, assignmentPage } from '../graph/graph-answers.ts';
import type { Graph } from '../graph/graph-client.ts';
import { readLists } from '../graph/read-pages.ts';
import type { Action, Item, Plan, Target } from './action.ts';

/** Microsoft's role for "no role of the app": https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
const defaultRole = '00000000-0000-0000-0000-000000000000';

const appPath = (id: string) => `/servicePrincipals/${encodeURIComponent(id)}`;
const keyPath = (appId: string) => `/servicePrincipals(appId='${encodeURIComponent(appId)}')`;

/** The permissions as they are now, not as the inventory read them. */
async function consentsNow(graph: Graph, app: InventoryApp) {
  const list = (await readGrants(graph, [app])).get(app.id);
  return consentsOf(list?.items ?? []);
}

const removal = (id: string, label: string): Item => ({
  ...{ id, label, method: 'DELETE' },
  path: `/oauth2PermissionGrants/${encodeURIComponent(id)}`,
});

async function removeConsents(
  graph: Graph,
  { app, nameOf }: Target,
  isMeant: (personId: string) => boolean,
): Promise<Plan> {
  const consents = app ? (await consentsNow(graph, app)).consents : [];
  const meant = consents.filter(({ personId }) => isMeant(personId));
  return {
    items: meant.flatMap((one) => one.grantIds.map((id) => removal(id, nameOf(one.personId)))),
    last: null,
    people: meant.length,
    expects: { kind: 'absent', people: meant.map(({ personId }) => personId) },
  };
}

async function change(
  { app, appName }: Target,
  body: object,
  expects: Plan['expects'],
): Promise<Plan> {
  const item: Item = {
    ...{ id: 'app', label: appName, method: 'PATCH', body },
    path: appPath(app?.id ?? ''),
  };
  return { items: app ? [item] : [], last: null, people: null, expects };
}

/** Everyone who is known is assigned first, but the one whom it is about; only then others are kept out. */
async function requireAssignment(graph: Graph, target: Target): Promise<Plan> {
  const { app, person, users, nameOf, appName } = target;
  if (!app) return { items: [], last: null, people: 0, expects: null };
  const path = `${appPath(app.id)}/appRoleAssignedTo`;
  const first = new Map([['assigned', `${path}?$top=999`]]);
  const lists = await readLists(graph, first, assignmentPage, () => {});
  const assigned = lists.get('assigned')?.items ?? [];
  const idOf = (id: string | null | undefined) => (id ?? '').toLowerCase();
  const known = new Set(assigned.map(({ principalId }) => idOf(principalId)));
  const missing = users.filter((id) => id !== person?.id && !known.has(id));
  const ended = assigned.filter(({ principalId }) => person && idOf(principalId) === person.id);
  return {
    items: [
      ...missing.map(
        (id): Item => ({
          ...{ id, label: nameOf(id), method: 'POST', path },
          body: { principalId: id, resourceId: app.id, appRoleId: defaultRole },
        }),
      ),
      ...ended.map(
        ({ id }): Item => ({
          ...{ id: id ?? '', label: person?.name ?? '', method: 'DELETE' },
          path: `${path}/${encodeURIComponent(id ?? '')}`,
        }),
      ),
    ],
    last: {
      ...{ id: 'required', label: appName, method: 'PATCH', path: appPath(app.id) },
      body: { appRoleAssignmentRequired: true },
    },
    people: null,
    expects: { kind: 'assignment' },
  };
}

async function restore(graph: Graph, { appId, appName }: Target): Promise<Plan> {
  const path = '/directory/deletedItems/microsoft.graph.servicePrincipal?$top=999';
  const lists = await readLists(graph, new Map([['bin', path]]), appPage, () => {});
  const found = lists.get('bin')?.items.filter((one) => one.appId?.toLowerCase() === appId) ?? [];
  // The one that was deleted last.
  const [last] = found.sort((one, other) =>
    (other.deletedDateTime ?? '') < (one.deletedDateTime ?? '') ? -1 : 1,
  );
  const item = (id: string): Item => ({
    ...{ id, label: appName, method: 'POST' },
    path: `/directory/deletedItems/${encodeURIComponent(id)}/restore`,
  });
  return {
    items: last ? [item(last.id)] : [],
    ...{ last: null, people: null, expects: { kind: 'present' } },
  };
}

/**
 * Everything that can be done from the page: what it needs, where it is offered, and what it would do.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions
 */
export const actions = {
  removePerson: {
    ...{ scopes: ['DelegatedPermissionGrant.ReadWrite.All'], about: 'person' },
    isOffered: ({ person }) => (person?.grantIds.length ?? 0) > 0,
    plan: (graph, target) => removeConsents(graph, target, (id) => id === target.person?.id),
  },
  revokeSessions: {
    ...{ scopes: ['User.RevokeSessions.All'], about: 'person' },
    // It does nothing for guests: https://learn.microsoft.com/graph/api/user-revokesigninsessions
    isOffered: ({ person }) => person !== null && !person.isGuest,
    async plan(_graph, { person }) {
      const id = person?.id ?? '';
      const path = `/users/${encodeURIComponent(id)}/revokeSignInSessions`;
      const item: Item = { id, label: person?.name ?? id, method: 'POST', path };
      return { items: [item], last: null, people: 1, expects: null };
    },
  },
  keepOut: {
    ...{ scopes: ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'] },
    about: 'person',
    isOffered: ({ app, person }) => app !== null && person !== null,
    plan: requireAssignment,
  },
  disable: {
    ...{ scopes: ['Application.ReadWrite.All'], about: 'app' },
    isOffered: ({ app }) => app?.isEnabled === true,
    plan: (_graph, target) => change(target, { accountEnabled: false }, { kind: 'blocked' }),
  },
  enable: {
    ...{ scopes: ['Application.ReadWrite.All'], about: 'app' },
    isOffered: ({ app }) => app?.isEnabled === false,
    plan: (_graph, target) => change(target, { accountEnabled: true }, { kind: 'enabled' }),
  },
  removeAllUsers: {
    ...{ scopes: ['DelegatedPermissionGrant.ReadWrite.All'], about: 'app' },
    isOffered: ({ app }) => (app?.consents.length ?? 0) > 0,
    plan: (graph, target) => removeConsents(graph, target, () => true),
  },
  removeAdminConsent: {
    ...{ scopes: ['DelegatedPermissionGrant.ReadWrite.All'], about: 'app' },
    isOffered: ({ app }) => Boolean(app?.forEveryone),
    async plan(graph, { app, appName }) {
      const all = app ? (await consentsNow(graph, app)).forEveryone : null;
      return {
        items: (all?.grantIds ?? []).map((id) => removal(id, appName)),
        ...{ last: null, people: null, expects: { kind: 'noneForEveryone' } },
      };
    },
  },
  requireAssignment: {
    ...{ scopes: ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'] },
    about: 'app',
    isOffered: ({ app }) => app?.isAssignmentRequired === false,
    plan: requireAssignment,
  },
  remove: {
    ...{ scopes: ['Application.ReadWrite.All'], about: 'app' },
    isOffered: ({ app }) => app !== null,
    async plan(_graph, { app, appName }) {
      const path = appPath(app?.id ?? '');
      const item: Item = { id: 'app', label: appName, method: 'DELETE', path };
      return { items: app ? [item] : [], last: null, people: null, expects: { kind: 'missing' } };
    },
  },
  restore: {
    ...{ scopes: ['Application.ReadWrite.All'], about: 'absent' },
    isOffered: ({ app }) => app === null,
    plan: restore,
  },
  createDisabled: {
    ...{ scopes: ['Application.ReadWrite.All'], about: 'absent' },
    isOffered: ({ app }) => app === null,
    async plan(_graph, { appId, appName }) {
      const body = { appId, accountEnabled: false };
      const path = '/servicePrincipals';
      const item: Item = { id: appId, label: appName, method: 'POST', path, body };
      return { items: [item], last: null, people: null, expects: { kind: 'blocked' } };
    },
  },
  removeHelpers: {
    ...{ scopes: ['Application.ReadWrite.All'], about: 'helpers' },
    isOffered: ({ helpers }) => helpers.length > 0,
    async plan(_graph, { helpers }) {
      // The one that acts goes last: with it the right to go on ends.
      const items = helpers.map(
        (id): Item => ({ id, label: id, method: 'DELETE', path: keyPath(id) }),
      );
      return { items: items.slice(0, -1), last: items.at(-1) ?? null, people: 0, expects: null };
    },
  },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof actions;

/** The actions that are offered about something, in the order of the table. */
export const offered = (about: Action['about'], target: Target): ActionId[] =>
  (Object.keys(actions) as ActionId[]).filter(
    (id) => actions[id].about === about && actions[id].isOffered(target),
  );
