import type { OAuth2PermissionGrant, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { MicrosoftAccount } from '../accounts.ts';
import { type EnterpriseApp, keyOf, type MicrosoftConsent, type Tenant } from '../directory.ts';
import { realRedirectUri, registration } from '../registration.ts';

/** Microsoft Graph itself, as what may be asked for. */
export const resourceId = '9a99aa11-0000-4000-8000-00000000c0de';

export type Grant = Required<
  Pick<OAuth2PermissionGrant, 'id' | 'clientId' | 'consentType' | 'principalId' | 'resourceId'>
> & { scope: string };

/** An app in one organization, the connector or any other, as Graph tells of it and changes it. */
export interface OrganizationApp {
  facts: Pick<ServicePrincipal, 'verifiedPublisher' | 'appOwnerOrganizationId' | 'replyUrls'> & {
    id: string;
    appId: string;
    displayName: string;
    /** Not among the documented fields of v1.0, and told all the same. */
    createdDateTime: string;
  };
  isEnabled: boolean;
  isAssignmentRequired: boolean;
  /** By its publisher, everywhere. */
  isDeactivated: boolean;
  grants(): Grant[];
  removeGrant(id: string): void;
  /** Object ids. */
  assigned(): string[];
  assign(principalId: string): void;
  unassign(principalId: string): void;
}

/** The tenant that registered the apps of vendors; those of an organization are its own. */
const publisherId = 'fee10000-0000-4000-8000-000000000fee';

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
function grantOf(appId: string, scopes: readonly string[], principalId: string | null): Grant {
  return {
    id: Buffer.from(`${appId}:${principalId ?? 'all'}`).toString('base64url'),
    clientId: appId,
    consentType: principalId === null ? 'AllPrincipals' : 'Principal',
    principalId,
    resourceId,
    // Graph writes a space before the first.
    scope: ` ${scopes.join(' ')}`,
  };
}

/** The connector, which the pages of the sandbox change as well. */
export function connectorApp(
  { organization }: Tenant,
  app: EnterpriseApp,
  accounts: readonly MicrosoftAccount[],
): OrganizationApp {
  const { objectId } = app;
  const grant = ({ scopes }: MicrosoftConsent, principalId: string | null) =>
    grantOf(objectId, scopes, principalId);
  return {
    facts: {
      id: objectId,
      appId: registration.clientId,
      displayName: registration.appName,
      verifiedPublisher: { displayName: registration.publisher, verifiedPublisherId: '7001001' },
      appOwnerOrganizationId: publisherId,
      replyUrls: [realRedirectUri],
      createdDateTime: '2025-09-30T09:00:00Z',
    },
    get isEnabled() {
      return app.isEnabled;
    },
    set isEnabled(value) {
      app.isEnabled = value;
    },
    get isAssignmentRequired() {
      return app.isAssignmentRequired;
    },
    set isAssignmentRequired(value) {
      app.isAssignmentRequired = value;
    },
    isDeactivated: false,
    grants: () => [
      ...(app.adminConsent ? [grant(app.adminConsent, null)] : []),
      ...[...app.userConsents.values()].map((consent) => grant(consent, consent.account.id)),
    ],
    removeGrant(id) {
      if (app.adminConsent && grant(app.adminConsent, null).id === id) app.adminConsent = null;
      for (const [key, consent] of app.userConsents) {
        if (grant(consent, consent.account.id).id === id) app.userConsents.delete(key);
      }
    },
    assigned: () => [...app.assigned.values()].map(({ id }) => id),
    assign(id) {
      const account = accounts.find(
        (one) => one.id === id && one.organization === organization,
      ) ?? {
        ...{ id, displayName: id, mail: null, userPrincipalName: id, organization },
      };
      app.assigned.set(keyOf(account), account);
    },
    unassign(id) {
      for (const [key, account] of app.assigned) if (account.id === id) app.assigned.delete(key);
    },
  };
}

export interface OtherApp {
  name: string;
  /** Null: the organization's own. */
  publisher: string | null;
  isVerified?: boolean;
  /** Address that it sends people back to; monday's where it uses monday's credentials. */
  replyUrls?: string[];
  created?: string;
  /** Of an admin, for everyone. */
  forEveryone?: string[];
  /** Of people for themselves, by object id. */
  byPerson?: Record<string, string[]>;
  isDeactivated?: boolean;
}

const idOf = (kind: string, number: number, tenantId: string) =>
  `${kind}${number.toString(16).padStart(8 - kind.length, '0')}-0000-4000-8000-${tenantId.slice(-12)}`;

/** The id of an app's registration, the same in every organization. */
export const otherAppId = (number: number) =>
  `a44${number.toString(16).padStart(5, '0')}-0000-4000-8000-000000000a44`;

/** An app of another vendor. */
export function otherApp(tenantId: string, number: number, app: OtherApp): OrganizationApp {
  const id = idOf('59', number, tenantId);
  const { forEveryone, byPerson = {} } = app;
  const grants = new Map(
    [
      ...(forEveryone ? [grantOf(id, forEveryone, null)] : []),
      ...Object.entries(byPerson).map(([person, scopes]) => grantOf(id, scopes, person)),
    ].map((grant) => [grant.id, grant]),
  );
  const assigned = new Set(Object.keys(byPerson));
  const { name, publisher, isVerified = false, replyUrls = [], created = '2024-05-02' } = app;
  return {
    facts: {
      ...{ id, appId: otherAppId(number), displayName: name },
      appOwnerOrganizationId: publisher === null ? tenantId : publisherId,
      verifiedPublisher: isVerified
        ? { displayName: publisher, verifiedPublisherId: String(1_000_000 + number) }
        : { displayName: null, verifiedPublisherId: null },
      ...{ replyUrls, createdDateTime: `${created}T08:00:00Z` },
    },
    isEnabled: true,
    isAssignmentRequired: false,
    isDeactivated: app.isDeactivated ?? false,
    grants: () => [...grants.values()],
    removeGrant: (grant) => void grants.delete(grant),
    assigned: () => [...assigned],
    assign: (person) => void assigned.add(person),
    unassign: (person) => void assigned.delete(person),
  };
}
