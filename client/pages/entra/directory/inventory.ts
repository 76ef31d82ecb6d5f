import type { Risk } from '../../../../server/contract/connection.ts';
import { describeAll } from '../../../../server/contract/describe-permission.ts';
import type { InventoryConnection } from '../../../../server/contract/entra-inventory.ts';
import type { KnownScope } from '../../../../server/contract/provider.ts';
import type { GraphApp, GraphGrant, GraphUser } from '../graph/graph-answers.ts';

/** monday's redirect address: whoever uses its credentials registers it, and Entra shows it. */
export const mondayRedirect = 'https://apps-credentials.monday.com/authorize/oauth2/redirect-uri';

/** One user's consent to an app. */
export interface Consent {
  /** Object id in lower case. */
  personId: string;
  scopes: string[];
  grantIds: string[];
}

/** An app of the organization that holds workflow credentials. */
export interface InventoryApp {
  /** Object id of the Enterprise application. */
  id: string;
  appId: string;
  name: string;
  /** Name of the verified publisher; null: there is none. */
  publisher: string | null;
  /** The connector whose connections the list has. */
  isOurs: boolean;
  /** Registered by the organization itself. */
  isOwn: boolean;
  createdAt: string | null;
  isEnabled: boolean;
  isAssignmentRequired: boolean;
  /** By its publisher, everywhere; null where Microsoft does not tell. */
  isDeactivated: boolean | null;
  forEveryone: Consent | null;
  consents: Consent[];
  /** Permissions were read to the end, and are as many as Microsoft counted. */
  isWhole: boolean;
}

export interface DeletedApp {
  id: string;
  appId: string;
  name: string;
  deletedAt: string | null;
  isOurs: boolean;
}

export interface Person {
  id: string;
  name: string;
  address: string | null;
  /** Null where it is not known. */
  isDeactivated: boolean | null;
  isGuest: boolean;
}

export const scopesOf = (scope: string | null | undefined): string[] =>
  scope?.split(/\s+/).filter(Boolean) ?? [];

const merged = (grants: readonly GraphGrant[], personId: string): Consent => ({
  personId,
  scopes: [...new Set(grants.flatMap(({ scope }) => scopesOf(scope)))],
  grantIds: grants.map(({ id }) => id),
});

/** Sorts the permissions of an app by whom they are for. */
export function consentsOf(grants: readonly GraphGrant[]): {
  forEveryone: Consent | null;
  consents: Consent[];
} {
  const all = [...new Map(grants.map((grant) => [grant.id, grant])).values()];
  const everyone = all.filter(({ consentType }) => consentType === 'AllPrincipals');
  const own = Map.groupBy(
    all.filter(({ consentType }) => consentType !== 'AllPrincipals'),
    ({ principalId }) => (principalId ?? '').toLowerCase(),
  );
  return {
    forEveryone: everyone.length > 0 ? merged(everyone, '') : null,
    consents: [...own].map(([personId, found]) => merged(found, personId)),
  };
}

export const holdsCredentials = ({ replyUrls }: GraphApp): boolean =>
  replyUrls?.includes(mondayRedirect) ?? false;

export function appOf(
  app: GraphApp,
  { organizationId, applicationId }: { organizationId: string; applicationId: string },
): InventoryApp {
  const appId = (app.appId ?? '').toLowerCase();
  return {
    id: app.id,
    appId,
    name: app.displayName ?? appId,
    publisher: app.verifiedPublisher?.displayName ?? null,
    isOurs: appId === applicationId.toLowerCase(),
    isOwn: app.appOwnerOrganizationId?.toLowerCase() === organizationId,
    createdAt: app.createdDateTime ?? null,
    isEnabled: app.accountEnabled !== false,
    isAssignmentRequired: app.appRoleAssignmentRequired === true,
    isDeactivated: app.isDisabled ?? null,
    forEveryone: null,
    consents: [],
    isWhole: false,
  };
}

/** A user as Entra names them; a guest's own address instead of the made-up one. */
export function personOf(user: GraphUser): Person {
  const principal = user.userPrincipalName ?? null;
  const isGuest = user.userType === 'Guest' || Boolean(principal?.includes('#EXT#'));
  const address = user.mail ?? (principal?.includes('#EXT#') ? null : principal);
  return {
    id: user.id.toLowerCase(),
    name: user.displayName ?? address ?? user.id,
    address,
    isDeactivated: user.accountEnabled == null ? null : !user.accountEnabled,
    isGuest,
  };
}

/**
 * A user's standing with our own app, on both sides. `onlyAtEntra`: allowed before Keyholder was set
 * up, or from another monday account.
 */
export type Standing = 'both' | 'onlyHere' | 'onlyAtEntra' | 'covered';

export interface PersonRow {
  /** Object id in lower case. */
  id: string;
  scopes: string[];
  grantIds: string[];
  /** Null for apps of others: the list does not have them. */
  standing: Standing | null;
  connections: InventoryConnection[];
}

function standingOf(hasGrant: boolean, hasConnection: boolean, isCovered: boolean): Standing {
  if (hasGrant) return hasConnection ? 'both' : 'onlyAtEntra';
  return isCovered ? 'covered' : 'onlyHere';
}

/** Users of an app: who allowed it, and for our own app who is in the list. */
export function peopleOf(
  app: InventoryApp,
  connections: readonly InventoryConnection[],
): PersonRow[] {
  const own = app.isOurs ? connections : [];
  const listed = Map.groupBy(own, ({ objectId }) => objectId);
  const consents = new Map(app.consents.map((consent) => [consent.personId, consent]));
  const ids = new Set([...consents.keys(), ...listed.keys()]);
  return [...ids].map((id) => {
    const consent = consents.get(id);
    const found = listed.get(id) ?? [];
    const isCovered = app.forEveryone !== null;
    return {
      id,
      scopes: consent?.scopes ?? [],
      grantIds: consent?.grantIds ?? [],
      standing: app.isOurs ? standingOf(Boolean(consent), found.length > 0, isCovered) : null,
      connections: found,
    };
  });
}

/** Every permission that an app has of anyone. */
export const allScopes = ({ forEveryone, consents }: InventoryApp): string[] => [
  ...new Set([...(forEveryone?.scopes ?? []), ...consents.flatMap(({ scopes }) => scopes)]),
];

/** The worst of what permissions let do; null without any. */
export const riskOf = (scopes: readonly string[], known: readonly KnownScope[]): Risk | null =>
  describeAll(scopes, known)[0]?.risk ?? null;

/** Microsoft gives a refresh token for this one. https://learn.microsoft.com/entra/identity-platform/scopes-oidc */
export const isLasting = (scopes: readonly string[]): boolean => scopes.includes('offline_access');
