import type { MicrosoftAccount, Organization } from './accounts.ts';

/** A consent to the connector, with its time. */
export interface MicrosoftConsent {
  scopes: readonly string[];
  at: Date;
}

export interface UserConsent extends MicrosoftConsent {
  account: MicrosoftAccount;
}

/** The connector in one organization: its Enterprise application (service principal). */
export interface EnterpriseApp {
  objectId: string;
  /** "Enabled for users to sign-in?" */
  isEnabled: boolean;
  /** "Assignment required?" */
  isAssignmentRequired: boolean;
  /** By `keyOf`. */
  assigned: Map<string, MicrosoftAccount>;
  /** For everyone; consent type `AllPrincipals`. */
  adminConsent: MicrosoftConsent | null;
  /** Each for themselves, by `keyOf`; consent type `Principal`. */
  userConsents: Map<string, UserConsent>;
}

export interface Tenant {
  organization: Organization;
  /** Null where no one ever consented, and after "Delete". */
  app: EnterpriseApp | null;
}

/** A refusal, with Microsoft's number. */
export interface Refusal {
  code: number;
  text: string;
}

/** Tells accounts apart: one person has the same object id in no two organizations, but the seed may. */
export const keyOf = ({ id, organization }: Pick<MicrosoftAccount, 'id' | 'organization'>) =>
  `${organization?.id ?? 'personal'}:${id}`;

const enterpriseObjectId = (tenantId: string, nth: number) =>
  `e0a99${nth.toString(16).padStart(3, '0')}-0000-4000-8000-${tenantId.slice(-12)}`;

/**
 * The connector in Microsoft's directories. Its pages change it; sign-in and the token
 * endpoint go by it. Tokens that were issued stay what they are.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions
 */
export type Directory = ReturnType<typeof createDirectory>;

export function createDirectory(now: () => Date) {
  const tenants = new Map<string, Tenant>();
  const personal = new Map<string, UserConsent>();
  const disabled = new Set<string>();
  const sessionsEnded = new Map<string, Date>();
  let made = 0;

  function tenantOf(organization: Organization): Tenant {
    const known = tenants.get(organization.id) ?? { organization, app: null };
    tenants.set(organization.id, known);
    return known;
  }

  /** A deleted one comes back, with another object id, once someone consents again. */
  function ensureApp(organization: Organization): EnterpriseApp {
    const tenant = tenantOf(organization);
    tenant.app ??= {
      objectId: enterpriseObjectId(organization.id, ++made),
      isEnabled: true,
      isAssignmentRequired: false,
      assigned: new Map(),
      adminConsent: null,
      userConsents: new Map(),
    };
    return tenant.app;
  }

  const appFor = ({ organization }: MicrosoftAccount) =>
    organization === null ? null : tenantOf(organization).app;

  const ownConsent = (account: MicrosoftAccount): UserConsent | null => {
    const of = account.organization === null ? personal : appFor(account)?.userConsents;
    return of?.get(keyOf(account)) ?? null;
  };

  /** Returns whether an admin consented to all of it for everyone, so that no one is asked. */
  const isCoveredByAdmin = (account: MicrosoftAccount, scopes: readonly string[]) => {
    const covered = appFor(account)?.adminConsent?.scopes;
    return covered !== undefined && scopes.every((scope) => covered.includes(scope));
  };

  const isAssigned = (app: EnterpriseApp, account: MicrosoftAccount) =>
    !app.isAssignmentRequired || app.assigned.has(keyOf(account));

  /** Why this account cannot get a token for the connector, whatever was consented to. */
  function signInRefusal(account: MicrosoftAccount): Refusal | null {
    if (disabled.has(keyOf(account))) return { code: 50057, text: 'The user account is disabled.' };
    const app = appFor(account);
    if (app && !app.isEnabled) {
      return { code: 7000112, text: 'The application is disabled in this organization.' };
    }
    if (app && !isAssigned(app, account)) {
      return { code: 50105, text: 'The signed-in user is not assigned to the application.' };
    }
    return null;
  }

  return {
    /** Those in which the connector is, or was. */
    tenants: () => [...tenants.values()],
    tenant: (id: string) => tenants.get(id),
    tenantOf,
    ensureApp,
    appFor,
    ownConsent,
    signInRefusal,

    isCoveredByAdmin,

    /** Someone consents for themselves, which assigns them to the app; not where an admin did. */
    consent(account: MicrosoftAccount, scopes: readonly string[]): void {
      if (isCoveredByAdmin(account, scopes)) return;
      const consent = { account, scopes, at: now() };
      if (account.organization === null) {
        personal.set(keyOf(account), consent);
        return;
      }
      const app = ensureApp(account.organization);
      app.userConsents.set(keyOf(account), consent);
      app.assigned.set(keyOf(account), account);
    },

    /** An admin consents for everyone. */
    consentForAll(organization: Organization, scopes: readonly string[]): void {
      ensureApp(organization).adminConsent = { scopes, at: now() };
    },

    /** One person's own consent goes; an admin's stays, and covers them all the same. */
    revokeOwn(account: MicrosoftAccount): void {
      personal.delete(keyOf(account));
      appFor(account)?.userConsents.delete(keyOf(account));
    },

    isDisabled: (account: MicrosoftAccount) => disabled.has(keyOf(account)),
    setDisabled(account: MicrosoftAccount, isDisabled: boolean): void {
      if (isDisabled) disabled.add(keyOf(account));
      else disabled.delete(keyOf(account));
    },

    sessionsEndedAt: (account: MicrosoftAccount) => sessionsEnded.get(keyOf(account)) ?? null,
    endSessions: (account: MicrosoftAccount) => void sessionsEnded.set(keyOf(account), now()),

    /**
     * Why a refresh token is worth nothing any more.
     *
     * @param signedInAt when the person connected
     */
    renewalRefusal(account: MicrosoftAccount, signedInAt: Date): Refusal | null {
      const refusal = signInRefusal(account);
      if (refusal) return refusal;
      const app = appFor(account);
      if (account.organization !== null && !app) {
        return { code: 700016, text: 'The application was not found in the directory.' };
      }
      if (!ownConsent(account) && !app?.adminConsent) {
        return { code: 65001, text: 'The user or administrator has not consented to use it.' };
      }
      const endedAt = sessionsEnded.get(keyOf(account));
      if (endedAt && endedAt > signedInAt) {
        return { code: 50173, text: 'The grant has expired because it was revoked.' };
      }
      return null;
    },
  };
}
