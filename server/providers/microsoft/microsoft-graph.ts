import { z } from 'zod';
import { callProvider, type RefusedAnswer } from '../shared/call.ts';
import { mayNotRead, ProviderFailure } from '../shared/failure.ts';
import type { IdentifyOptions, Identity } from '../shared/provider-definition.ts';
import { cleanText } from '../shared/provider-text.ts';

/** Microsoft Graph by cloud. https://learn.microsoft.com/graph/deployments */
export const graphUrls = {
  global: 'https://graph.microsoft.com/v1.0',
  usgov: 'https://graph.microsoft.us/v1.0',
  usgovdod: 'https://dod-graph.microsoft.us/v1.0',
  china: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
} as const;

/** The tenant of all personal accounts. https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** 16 digits; zeros at the beginning have been seen dropped. https://github.com/abraunegg/onedrive/issues/3072 */
const personalId = /^[0-9a-f]{10,16}$/i;

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

/** Graph gives 16 digits at most, tokens give the same ones zero-padded into a GUID. */
function personalObjectId(id: string): string {
  const padded = id.toLowerCase().padStart(32, '0');
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

/** A good token without the permission to read its own profile. https://learn.microsoft.com/graph/errors */
const explain = ({ status, body }: RefusedAnswer): ProviderFailure | null =>
  status === 403 && body.includes('"Authorization_RequestDenied"')
    ? mayNotRead(
        'Microsoft',
        'Add "User.Read" to the permissions of the app registration and to the scopes of the credential in monday, then connect again.',
      )
    : null;

const unreadableOrganization = () =>
  new ProviderFailure(
    'unreadable',
    'Microsoft accepts the token but does not say which organization it belongs to. An object id alone identifies no user: it differs from organization to organization.',
  );

/**
 * Makes the question to Graph: whose token is this?
 *
 * @param graph address of Graph, without a trailing slash
 */
export function createGraphIdentify(graph: string) {
  async function identify(token: string, { deadline }: IdentifyOptions): Promise<Identity> {
    const stop = new AbortController();
    // By hand: what `AbortSignal.any` makes stays in memory until the next full collection.
    const end = () => stop.abort(deadline.reason);
    deadline.addEventListener('abort', end);
    const organization = callProvider({
      url: `${graph}/organization?$select=id,displayName,verifiedDomains`,
      token,
      schema: organizationAnswer,
      deadline: stop.signal,
    });
    // Both calls run at once; what the first says decides whether the second matters.
    organization.catch(() => {});
    try {
      const me = await callProvider({
        url: `${graph}/me?$select=id,displayName,mail,userPrincipalName`,
        token,
        schema: meAnswer,
        deadline,
        explain,
      });
      if (personalId.test(me.id)) return personalIdentity(me);
      if (!guid.test(me.id)) {
        throw new ProviderFailure('unavailable', 'Microsoft answered in an unknown form.');
      }
      return workIdentity(me, await readable(organization));
    } finally {
      deadline.removeEventListener('abort', end);
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

  return identify;
}
