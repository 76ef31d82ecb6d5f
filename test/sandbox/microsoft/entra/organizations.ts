import type { User } from '@microsoft/microsoft-graph-types';
import { isGuest } from '../account-words.ts';
import type { MicrosoftAccount } from '../accounts.ts';
import type { Directory, Tenant } from '../directory.ts';
import { registration } from '../registration.ts';
import {
  connectorApp,
  type Grant,
  type OrganizationApp,
  type OtherApp,
  otherApp,
} from './service-principal.ts';

export interface Deleted {
  app: OrganizationApp;
  at: Date;
  /** Puts it back as it was. */
  restore(): void;
}

/** An older state that Graph still answers with. */
interface Stale {
  until: number;
}

/** All of an organization that Graph tells of, beside what the connector's pages show. */
export interface GraphOrganization {
  tenant: Tenant;
  apps(): OrganizationApp[];
  deleted: Deleted[];
  users(): User[];
  /** Grants that lists still show. */
  staleGrants: (Stale & { grant: Grant })[];
  /** Settings of apps that reading still shows, by object id. */
  staleApps: Map<string, Stale & { isEnabled: boolean; isAssignmentRequired: boolean }>;
  add(app: OtherApp): OrganizationApp;
  /** Someone signed in to an app by its id: from then on it is there. */
  ensure(appId: string, name: string): void;
  addPeople(people: User[]): void;
  remove(app: OrganizationApp): void;
  /** Makes the Enterprise application of an app that is not there, in no state but this. */
  create(appId: string, isEnabled: boolean): OrganizationApp | null;
}

export type GraphOrganizations = ReturnType<typeof createOrganizations>;

const userOf = (account: MicrosoftAccount, isDisabled: boolean): User => ({
  id: account.id,
  displayName: account.displayName,
  mail: account.mail,
  userPrincipalName: account.userPrincipalName,
  accountEnabled: !isDisabled,
  userType: isGuest(account) ? 'Guest' : 'Member',
});

export function createOrganizations(directory: Directory, accounts: MicrosoftAccount[]) {
  const known = new Map<string, GraphOrganization>();
  let made = 0;

  function open(tenant: Tenant): GraphOrganization {
    const { id } = tenant.organization;
    const others = new Map<string, OrganizationApp>();
    const people: User[] = [];
    const organization: GraphOrganization = {
      tenant,
      apps: () => [
        ...(tenant.app ? [connectorApp(tenant, tenant.app, accounts)] : []),
        ...others.values(),
      ],
      deleted: [],
      users: () => [
        ...accounts
          .filter((one) => one.organization?.id === id)
          .map((one) => userOf(one, directory.isDisabled(one))),
        ...people,
      ],
      staleGrants: [],
      staleApps: new Map(),
      add(app) {
        made += 1;
        const added = otherApp(id, made, app);
        others.set(added.facts.id, added);
        return added;
      },
      ensure(appId, name) {
        if (organization.apps().some(({ facts }) => facts.appId === appId)) return;
        Object.assign(organization.add({ name, publisher: 'Whoever runs Keyholder' }).facts, {
          appId,
        });
      },
      addPeople: (more) => void people.push(...more),
      remove(app) {
        const { app: connector } = tenant;
        const at = new Date();
        if (connector?.objectId === app.facts.id) {
          tenant.app = null;
          const restore = () => {
            tenant.app = connector;
          };
          organization.deleted.push({ app, at, restore });
          return;
        }
        others.delete(app.facts.id);
        const restore = () => void others.set(app.facts.id, app);
        organization.deleted.push({ app, at, restore });
      },
      create(appId, isEnabled) {
        if (organization.apps().some(({ facts }) => facts.appId === appId)) return null;
        if (appId === registration.clientId) {
          const connector = directory.ensureApp(tenant.organization);
          connector.isEnabled = isEnabled;
          return connectorApp(tenant, connector, accounts);
        }
        made += 1;
        const known = organization.deleted.find(({ app }) => app.facts.appId === appId)?.app.facts;
        const created = otherApp(id, made, {
          name: known?.displayName ?? 'An app',
          publisher: known?.verifiedPublisher?.displayName ?? null,
          replyUrls: known?.replyUrls ?? [],
        });
        Object.assign(created.facts, { appId });
        created.isEnabled = isEnabled;
        others.set(created.facts.id, created);
        return created;
      },
    };
    return organization;
  }

  return {
    of(tenantId: string): GraphOrganization | undefined {
      const tenant = directory.tenant(tenantId);
      if (!tenant) return undefined;
      const organization = known.get(tenantId) ?? open(tenant);
      known.set(tenantId, organization);
      return organization;
    },
  };
}
