import { z } from 'zod';
import { callProvider, type RefusedAnswer } from '../shared/call.ts';
import type { ConfiguredProvider, SettingsOf } from '../shared/define-provider.ts';
import { mayNotRead, type ProviderFailure } from '../shared/failure.ts';
import { type ParameterDefinition, readParameters } from '../shared/parameters.ts';
import type { IdentifyOptions, Identity } from '../shared/provider-definition.ts';
import { cleanEmail, cleanText } from '../shared/provider-text.ts';
import { type ScopeRow, scopesOf } from '../shared/scopes.ts';
import { text } from '../shared/settings.ts';
import { longId, shortId } from './salesforce-id.ts';
import { urlTemplate } from './url-template.ts';

export const salesforceSettings = {
  /** The address of an organization; holds `{subdomain}` once. Another one than the default is a stand-in. */
  SALESFORCE_URL_TEMPLATE: urlTemplate.optional(),
  SALESFORCE_CLIENT_ID: text.optional(),
};

const defaultTemplate = 'https://{subdomain}.my.salesforce.com';

/** Kinds of organizations that have a label of their own in the address. https://help.salesforce.com/s/articleView?id=sf.domain_name_url_formats.htm */
const partitions = [
  'sandbox',
  'develop',
  'scratch',
  'trailblaze',
  'demo',
  'patch',
  'free',
] as const;

/**
 * The one value that becomes part of a host. Lower-case letters, digits and hyphens in one label of
 * at most 63, then nothing or the label of a partition: no dot, slash, @ or percent sign can move
 * the host elsewhere.
 */
const subdomain: ParameterDefinition = {
  name: 'subdomain',
  title: 'My Domain name',
  type: 'string',
  required: true,
  form: {
    pattern: new RegExp(
      `^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.(?:${partitions.join('|')}))?$`,
    ),
    words:
      'must be the first part of your Salesforce address in lower-case letters, such as "acme", "acme--test.sandbox" or "acme-dev.develop"',
  },
  placeholder: 'acme',
  staticSuffix: '.my.salesforce.com',
  description: 'The first part of the address that Salesforce shows when you are signed in.',
};

const salesforceId = z.string().regex(/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/);

/** https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_userinfo_endpoint.htm */
const userinfoAnswer = z.object({
  organization_id: salesforceId,
  user_id: salesforceId,
  name: z.string().nullish(),
  preferred_username: z.string().nullish(),
  email: z.string().nullish(),
});

/**
 * Salesforce answers a bad token with 403 and one of these words in plain text; any other text, and
 * one that names a scope or a setting of the org, is of a good token.
 * https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_openid.htm
 */
const badToken = /(Bad|Missing)_OAuth_Token|Wrong_Org|Bad_Id|invalid_(token|session)/i;
const mayNotAsk = /insufficient|scope|not (currently )?enabled|API_DISABLED|FORBIDDEN/i;

function explain({ status, contentType, challenge, body }: RefusedAnswer): ProviderFailure | null {
  const text = `${challenge} ${body}`;
  if (status !== 403 || badToken.test(text)) return null;
  if (/\bjson\b/.test(contentType) && !mayNotAsk.test(text)) return null;
  return mayNotRead(
    'Salesforce',
    'Add "openid" and "id" to the scopes of the credential in monday and of the app in Salesforce, and have an admin of the org allow the user to use the API, then connect again.',
  );
}

/** Keys that were made before ids were expanded: each id in 15 or in 18 characters, or as it came. */
function otherSpellings(answer: z.infer<typeof userinfoAnswer>): string[] {
  const spellings = (id: string) => [...new Set([longId(id), shortId(longId(id)), id])];
  return spellings(answer.organization_id)
    .flatMap((organization) => spellings(answer.user_id).map((user) => `${organization}:${user}`))
    .slice(1);
}

function identityOf(answer: z.infer<typeof userinfoAnswer>, domain: string): Identity {
  const email = cleanEmail(answer.email);
  return {
    providerUniqueIdentifier: `${longId(answer.organization_id)}:${longId(answer.user_id)}`,
    alsoKnownAs: otherSpellings(answer),
    displayName:
      cleanText(answer.name) ?? email ?? cleanText(answer.preferred_username) ?? answer.user_id,
    email,
    // The answer gives no name of the organization; people know it by its address.
    organization: { id: longId(answer.organization_id), name: domain },
    accountType: 'work',
  };
}

/** https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm */
const scopes: readonly ScopeRow[] = [
  ['openid', 'low', 'Signs the person in, so that the app learns which account was chosen.'],
  ['id', 'low', 'Reads the name and e-mail address. The connection gets its name from it.'],
  ['profile', 'low', 'Gives the app the name of the person.'],
  ['email', 'low', 'Gives the app the e-mail address.'],
  ['address', 'low', 'Gives the app the postal address.'],
  ['phone', 'low', 'Gives the app the phone number.'],
  [
    'refresh_token',
    'low',
    'Refreshes the access by itself, so that automations can run without a person. It lasts until it is revoked.',
  ],
  ['offline_access', 'low', 'Refreshes the access by itself until it is revoked.'],
  ['api', 'high', 'Reads and changes whatever the account may read and change in Salesforce.'],
  ['full', 'high', 'Does whatever the account may do in Salesforce.'],
  ['web', 'high', 'Opens Salesforce in a browser as the account.'],
  ['visualforce', 'medium', 'Opens pages that the organization built.'],
  ['lightning', 'medium', 'Opens pages of Salesforce as the account.'],
  ['content', 'medium', 'Opens files in Salesforce.'],
  ['chatter_api', 'medium', 'Reads and writes posts in Chatter.'],
  ['custom_permissions', 'low', 'Sees which special permissions the account has.'],
  ['wave_api', 'medium', 'Reads reports in CRM Analytics.'],
  ['eclair_api', 'medium', 'Draws charts from data.'],
  ['pardot_api', 'high', 'Works with everything in Account Engagement.'],
  ['cdp_*', 'high', 'Works with customer data in Data Cloud.'],
];

const lastingScope = /^(refresh_token|offline_access)$/i;

/** Salesforce: a person in one organization, asked at the organization's own address. */
export function createSalesforce(
  settings: SettingsOf<typeof salesforceSettings>,
): ConfiguredProvider {
  const template = settings.SALESFORCE_URL_TEMPLATE ?? defaultTemplate;
  const parameters = [subdomain];

  async function identify(
    token: string,
    { deadline, parameters: given }: IdentifyOptions,
  ): Promise<Identity> {
    const domain = String(readParameters(parameters, given).subdomain);
    const url = `${template.replace('{subdomain}', domain)}/services/oauth2/userinfo`;
    const answer = await callProvider({ url, token, schema: userinfoAnswer, deadline, explain });
    return identityOf(answer, domain);
  }

  return {
    isOn: true,
    asksService: true,
    clientId: settings.SALESFORCE_CLIENT_ID ?? null,
    identify,
    ...scopesOf({
      provider: 'salesforce',
      requested: ['openid', 'id', 'refresh_token'],
      known: scopes,
    }),
    accessWith: (names) => {
      if (names.length === 0) return 'unknown';
      return names.some((name) => lastingScope.test(name)) ? 'lasting' : 'temporary';
    },
    accessReason: {
      text: 'The app asks for "refresh_token": monday renews the access whenever an automation runs, until it is revoked or a policy of the organization ends it.',
      source:
        'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm',
    },
    parameters,
    takeAway: [
      {
        accountType: null,
        label: 'OAuth Connected Apps',
        // The address begins with the organization's own domain.
        url: null,
        menuPath: 'Settings > Advanced User Details > OAuth Connected Apps > Revoke',
        source:
          'https://help.salesforce.com/s/articleView?id=platform.remoteaccess_request_approve.htm&language=en_US&type=5',
        lastRead: '2026-11-25',
        isConfirmed: true,
      },
    ],
    oauth: {
      authorizeUrl: 'https://{{subdomain}}.my.salesforce.com/services/oauth2/authorize',
      authorizeParameters: { prompt: 'login consent' },
      tokenUrl: 'https://{{subdomain}}.my.salesforce.com/services/oauth2/token',
      scopeSeparator: 'space',
      // The response does not say; the organization's session policy decides, two hours by default.
      fallbackTokenSeconds: 3600,
    },
  };
}
