import { z } from 'zod';
import { callProvider } from './call.ts';
import { ProviderFailure } from './failure.ts';
import type { IdentifyOptions, Identity, Provider } from './provider.ts';
import { cleanText } from './text.ts';

/** Microsoft Graph by cloud. https://learn.microsoft.com/graph/deployments */
const graphUrls = {
  global: 'https://graph.microsoft.com/v1.0',
  usgov: 'https://graph.microsoft.us/v1.0',
  usgovdod: 'https://dod-graph.microsoft.us/v1.0',
  china: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
} as const;

/** The tenant of all personal accounts. https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const personalId = /^[0-9a-f]{16}$/i;

/** https://learn.microsoft.com/graph/api/user-get */
const meAnswer = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});
type Me = z.infer<typeof meAnswer>;

/** https://learn.microsoft.com/graph/api/organization-list */
const organizationAnswer = z.object({
  value: z.array(
    z.object({
      id: z.string().regex(guid),
      displayName: z.string().nullish(),
      verifiedDomains: z
        .array(z.object({ name: z.string(), isDefault: z.boolean().nullish() }))
        .nullish(),
    }),
  ),
});

const requestedScopes = ['openid', 'profile', 'offline_access', 'User.Read'] as const;

/** `name_home.example#EXT#@tenant.onmicrosoft.com` marks an account invited from elsewhere. */
const guestMark = /#EXT#.*$/i;

const isGuest = (me: Me) => guestMark.test(me.userPrincipalName ?? '');

/** A principal name looks like an address, but a guest's one is none. */
function emailOf(me: Me): string | null {
  const principalName = isGuest(me) ? null : cleanText(me.userPrincipalName);
  return cleanText(me.mail) ?? (principalName?.includes('@') ? principalName : null);
}

function displayNameOf(me: Me): string {
  return (
    cleanText(me.displayName) ??
    cleanText(me.mail) ??
    cleanText(me.userPrincipalName?.replace(guestMark, '')) ??
    me.id
  );
}

/** Graph gives 16 digits, tokens give the same ones zero-padded into a GUID. */
function personalObjectId(id: string): string {
  const padded = `0000000000000000${id.toLowerCase()}`;
  return padded.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function personalIdentity(me: Me): Identity {
  return {
    providerUniqueIdentifier: `${consumerTenant}:${personalObjectId(me.id)}`,
    displayName: displayNameOf(me),
    email: emailOf(me),
    organization: null,
    accountType: 'personal',
  };
}

function workIdentity(me: Me, answer: z.infer<typeof organizationAnswer>): Identity {
  const organization = answer.value[0];
  if (!organization) throw unreadableOrganization();
  const domain = organization.verifiedDomains?.find((entry) => entry.isDefault);
  const tenant = organization.id.toLowerCase();
  return {
    providerUniqueIdentifier: `${tenant}:${me.id.toLowerCase()}`,
    displayName: displayNameOf(me),
    email: emailOf(me),
    organization: {
      id: tenant,
      name: cleanText(organization.displayName) ?? cleanText(domain?.name) ?? tenant,
    },
    accountType: isGuest(me) ? 'guest' : 'work',
  };
}

const unreadableOrganization = () =>
  new ProviderFailure(
    'unreadable',
    'Microsoft accepts the token but does not say which organization it belongs to. An object id alone names nobody: it differs from organization to organization.',
  );

/** Scopes of Graph may come with its address before them. */
const graphPrefix = /^https:\/\/[a-z-]*graph\.(microsoft\.(com|us)|chinacloudapi\.cn)\//i;

/** https://www.rfc-editor.org/rfc/rfc6749#section-3.3 */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/;

const lowRisk = /^(openid|profile|email|offline_access|User\.Read|User\.ReadBasic\.All)$/i;
/** The families that Microsoft's playbook on consent attacks names, and those that act as the person. */
const highRisk =
  /^((Mail|Contacts|MailboxSettings|People|Files|Notes|Sites)\.|Directory\.AccessAsUser\.All$|user_impersonation$)/i;

function grantedScopes(tokenResponse: Record<string, unknown> | null | undefined) {
  const scope = tokenResponse?.scope;
  if (typeof scope !== 'string') return null;
  const names = scope
    .split(/\s+/)
    .filter((name) => scopeToken.test(name))
    .map((name) => name.replace(graphPrefix, ''));
  return names.length === 0 ? null : [...new Set(names)].slice(0, 100);
}

/**
 * Microsoft 365 and Entra ID.
 *
 * @param options.graphUrl stands in for Graph of the cloud, without a trailing slash
 */
export function microsoft(options: { cloud: keyof typeof graphUrls; graphUrl?: string }): Provider {
  const graph = options.graphUrl ?? graphUrls[options.cloud];

  async function identify(token: string, { deadline }: IdentifyOptions): Promise<Identity> {
    const stop = new AbortController();
    const organization = callProvider({
      url: `${graph}/organization?$select=id,displayName,verifiedDomains`,
      token,
      schema: organizationAnswer,
      deadline: AbortSignal.any([deadline, stop.signal]),
    });
    // Both calls run at once; what the first says decides whether the second matters.
    organization.catch(() => {});
    try {
      const me = await callProvider({
        url: `${graph}/me?$select=id,displayName,mail,userPrincipalName`,
        token,
        schema: meAnswer,
        deadline,
      });
      if (personalId.test(me.id)) return personalIdentity(me);
      if (!guid.test(me.id)) {
        throw new ProviderFailure('unavailable', 'Microsoft answered in an unknown form.');
      }
      return workIdentity(me, await readable(organization));
    } finally {
      stop.abort();
    }
  }

  /** The token is good, since `/me` took it: a refusal here is about the organization only. */
  async function readable<Answer>(organization: Promise<Answer>): Promise<Answer> {
    return organization.catch((error: unknown) => {
      if (error instanceof ProviderFailure && error.kind === 'refused') {
        throw unreadableOrganization();
      }
      throw error;
    });
  }

  return {
    id: 'microsoft',
    identify,
    requestedScopes,
    grantedScopes,
    // Token responses often leave out `offline_access` although a refresh token came with them, so
    // its absence there proves nothing. The app always asks for it: monday refreshes at each run.
    accessWith: () => 'lasting',
    riskOf: (scopes) => {
      if (scopes.length === 0) return 'unknown';
      if (scopes.some((scope) => highRisk.test(scope))) return 'high';
      return scopes.every((scope) => lowRisk.test(scope)) ? 'low' : 'medium';
    },
  };
}
