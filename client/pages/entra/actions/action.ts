import type { EntraLook } from '../../../../server/contract/entra-inventory.ts';
import type { InventoryApp, PersonRow } from '../directory/inventory.ts';
import type { Graph } from '../graph/graph-client.ts';

/** Permissions of Graph that changes need, each asked for when it is needed first. */
export type ActScope =
  | 'DelegatedPermissionGrant.ReadWrite.All'
  | 'Application.ReadWrite.All'
  | 'AppRoleAssignment.ReadWrite.All'
  | 'User.RevokeSessions.All';

/** The subject of an action. */
export interface Target {
  organizationId: string;
  appId: string;
  appName: string;
  isOurs: boolean;
  /** Null where the organization does not have it, or has it in the bin. */
  app: InventoryApp | null;
  /** The user whom it is about, for what is about one. */
  person: (PersonRow & { name: string; isGuest: boolean }) | null;
  /** Object ids of everyone who is known to use the app. */
  users: readonly string[];
  /** Both helper apps, by their application ids. */
  helpers: readonly string[];
  nameOf(personId: string): string;
}

/** One call to Graph. */
export interface Item {
  id: string;
  /** Name of whom or what it changes. */
  label: string;
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
}

/** Evidence that the server must see before anything is called confirmed; null: it cannot see it. */
export type Expectation =
  | { kind: 'absent'; people: readonly string[] }
  | { kind: 'noneForEveryone' | 'blocked' | 'enabled' | 'missing' | 'present' | 'assignment' }
  | null;

/** The changes that would be made now, read just before. */
export interface Plan {
  items: Item[];
  /** Done when all items were. */
  last: Item | null;
  /** Users whom it touches; null: everyone, known or not. */
  people: number | null;
  expects: Expectation;
}

/** One row of the table of actions. */
export interface Action {
  scopes: readonly ActScope[];
  /** The kind of thing that it is offered for. */
  about: 'app' | 'person' | 'absent' | 'helpers';
  isOffered(target: Target): boolean;
  plan(graph: Graph, target: Target): Promise<Plan>;
}

/**
 * Returns the people whom the server does not see yet, empty for other subjects; null where it saw what
 * the action was for.
 */
export function unmet(expects: Exclude<Expectation, null>, look: EntraLook): string[] | null {
  const isSeen = {
    absent: () => look.app !== 'enabled',
    noneForEveryone: () => look.isNoneForEveryone,
    blocked: () => look.app === 'blocked',
    enabled: () => look.app === 'enabled',
    missing: () => look.app === 'missing',
    present: () => look.app !== 'missing',
    assignment: () => look.isAssignmentRequired,
  }[expects.kind]();
  if (isSeen) return null;
  if (expects.kind !== 'absent') return [];
  const left = expects.people.filter((id) => !look.absent.includes(id));
  return left.length === 0 ? null : left;
}
