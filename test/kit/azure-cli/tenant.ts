/** A permission as Graph lists it. https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant */
export interface Grant {
  id: string;
  clientId: string;
  consentType: 'Principal' | 'AllPrincipals';
  principalId: string | null;
  scope: string;
  /**
   * Lists leave it out: `plain` unless asked with `ConsistencyLevel: eventual` and `$count=true`, `all`
   * always, though it is counted. https://github.com/microsoftgraph/msgraph-metadata/issues/116
   * `index`: too new for the index that answers advanced queries. https://learn.microsoft.com/graph/aad-advanced-queries
   */
  lackedBy?: 'plain' | 'all' | 'index';
}

/** A permission of the app itself. https://learn.microsoft.com/graph/api/resources/approleassignment */
export type RoleAssignment = Pick<Grant, 'id' | 'lackedBy'>;

export interface App {
  id: string;
  appId: string;
  displayName: string | null;
  accountEnabled: boolean;
  /** Its publisher deactivated it. */
  isDisabled?: boolean;
  /**
   * The index that answers `ConsistencyLevel: eventual` does not have it yet.
   * https://learn.microsoft.com/graph/aad-advanced-queries
   */
  isOutsideIndex?: boolean;
}

/** A tenant, and the behaviour of Graph over it. */
export interface Tenant {
  id: string;
  apps: App[];
  grants: Grant[];
  appRoleAssignments: RoleAssignment[];
  pageSize: number;
  /** Seconds for which a removed grant is still listed. */
  lagSeconds: number;
  /** Every call of Graph: method and path. */
  calls: string[];
  /** Ids whose removal is refused. */
  refuse: Set<string>;
  /** So many calls are answered with 429, which `az rest` does not retry, after the first ones. */
  throttled: { after: number; times: number } | null;
  /** Called before each call, with how many came before. */
  onCall?: (count: number) => void;
}

export const ids = {
  tenant: '11111111-aaaa-4aaa-8aaa-000000000001',
  otherTenant: '11111111-aaaa-4aaa-8aaa-000000000002',
  app: '22222222-bbbb-4bbb-8bbb-000000000001',
  otherApp: '22222222-bbbb-4bbb-8bbb-000000000002',
  servicePrincipal: '33333333-cccc-4ccc-8ccc-000000000001',
  otherServicePrincipal: '33333333-cccc-4ccc-8ccc-000000000002',
  person: '44444444-dddd-4ddd-8ddd-000000000001',
};

const padded = (index: number) => String(index).padStart(12, '0');

export const grantOf = (index: number, parts: Partial<Grant> = {}): Grant => ({
  id: `grant_-${index}`,
  clientId: ids.servicePrincipal,
  consentType: 'Principal',
  principalId: `55555555-eeee-4eee-8eee-${padded(index)}`,
  scope: ' User.Read offline_access',
  ...parts,
});

/** Returns so many grants, each of a person of its own. */
export const own = (count: number): Grant[] =>
  Array.from({ length: count }, (_, index) => grantOf(index));

export const ofPerson = (index: number): Grant => grantOf(index, { principalId: ids.person });

export const wideGrant = (index: number) =>
  grantOf(index, { consentType: 'AllPrincipals', principalId: null });

/** A tenant with this app, another one with a grant of its own, and these grants. */
export const tenantWith = (grants: Grant[], parts: Partial<Tenant> = {}): Tenant => ({
  id: ids.tenant,
  apps: [
    {
      id: ids.servicePrincipal,
      appId: ids.app,
      displayName: 'Mail Connector',
      accountEnabled: true,
    },
    {
      id: ids.otherServicePrincipal,
      appId: ids.otherApp,
      displayName: 'Mail Connector',
      accountEnabled: true,
    },
  ],
  grants: [...grants, grantOf(9999, { id: 'foreign', clientId: ids.otherServicePrincipal })],
  appRoleAssignments: [],
  pageSize: 100,
  lagSeconds: 0,
  calls: [],
  refuse: new Set(),
  throttled: null,
  ...parts,
});

/** Returns the calls of Graph that were meant to change something. */
export const changes = (tenant: Tenant): string[] =>
  tenant.calls.filter((call) => !call.startsWith('GET'));
