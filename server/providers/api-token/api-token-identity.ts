import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { callProvider } from '../shared/call.ts';
import type { ConfiguredProvider, SettingsOf } from '../shared/define-provider.ts';
import { ProviderFailure } from '../shared/failure.ts';
import type { ParameterDefinition } from '../shared/parameters.ts';
import type { IdentifyOptions, Identity } from '../shared/provider-definition.ts';
import { cleanEmail, cleanText } from '../shared/provider-text.ts';
import { scopesOf } from '../shared/scopes.ts';
import { list, url } from '../shared/settings.ts';

export const apiTokenSettings = {
  /** Asked with a token for its owner; whoever runs the service may have such an address. */
  API_TOKEN_IDENTITY_URL: url.optional(),
  /** The first key makes identifiers; the others recognise those made before. None: off. */
  IDENTITY_KEY: list
    .pipe(
      z.array(
        z
          .base64('must be base64')
          .transform((encoded) => Buffer.from(encoded, 'base64'))
          .refine((key) => key.length >= 32, 'must hold at least 32 bytes'),
      ),
    )
    .optional(),
};

/** Answer of `API_TOKEN_IDENTITY_URL`. */
const ownerAnswer = z.object({ displayName: z.string().nullish(), email: z.string().nullish() });

/**
 * monday's two fixed fields. The documents give their titles, "API Token" and "API Token Label", but
 * no keys: any spelling of those words is taken for them.
 */
const fixedFields = { token: /^(api)?token$/, label: /^(api)?(token)?label$/ };
const folded = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const mostParameters = 50;

type Pair = [name: string, value: string | number | boolean];

/** The other fields that the person filled in, sorted, since they may tell two services apart. */
function pairsOf(parameters: Record<string, unknown>, token: string): Pair[] {
  const pairs: Pair[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || value === undefined || value === '' || value === token) continue;
    if (fixedFields.token.test(folded(name)) || fixedFields.label.test(folded(name))) continue;
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new ProviderFailure('parameters', 'A field beside the API token is no plain value.');
    }
    pairs.push([name, value as Pair[1]]);
  }
  if (pairs.length > mostParameters) {
    throw new ProviderFailure('parameters', 'There are too many fields beside the API token.');
  }
  return pairs.sort(([one], [other]) => (one < other ? -1 : 1));
}

function labelOf(parameters: Record<string, unknown>): string | null {
  const found = Object.entries(parameters).find(([name]) => fixedFields.label.test(folded(name)));
  return typeof found?.[1] === 'string' ? cleanText(found[1]) : null;
}

/** The same token in two accounts gives two identifiers: accounts cannot be compared. */
function identifierOf(key: Uint8Array, accountId: string, token: string, pairs: Pair[]): string {
  const text = JSON.stringify([accountId, token, pairs]);
  return `v1.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/** monday's fixed fields cannot be removed; these are the texts that our form shows for them. */
const parameters: readonly ParameterDefinition[] = [
  {
    name: 'apiToken',
    title: 'API Token',
    type: 'string',
    required: true,
    placeholder: 'Paste the token',
    description: 'Make it in the settings of the service, with as few rights as it needs.',
  },
  {
    name: 'apiTokenLabel',
    title: 'API Token Label',
    type: 'string',
    required: true,
    placeholder: 'Warehouse, read only',
    description: 'You and your admins find the connection under this name.',
  },
];

/** Tokens that people paste. The service is not known, so the token itself is the identity, hashed. */
export function createApiToken(settings: SettingsOf<typeof apiTokenSettings>): ConfiguredProvider {
  const keys = settings.IDENTITY_KEY ?? [];
  const ownerUrl = settings.API_TOKEN_IDENTITY_URL;

  async function identify(token: string, options: IdentifyOptions): Promise<Identity> {
    const { accountId, deadline, parameters: given } = options;
    const pairs = pairsOf(given, token);
    const label = labelOf(given);
    const [current, ...older] = keys.map((key) => identifierOf(key, accountId, token, pairs));
    if (current === undefined) {
      throw new ProviderFailure('unreadable', 'API tokens are not recorded by this server.');
    }
    const owner = ownerUrl
      ? await callProvider({ url: ownerUrl, token, schema: ownerAnswer, deadline })
      : null;
    return {
      providerUniqueIdentifier: current,
      alsoKnownAs: older,
      displayName: label ?? cleanText(owner?.displayName) ?? 'API token without a label',
      email: cleanEmail(owner?.email),
      organization: null,
      accountType: null,
    };
  }

  return {
    isOn: keys.length > 0,
    asksService: ownerUrl !== undefined,
    clientId: null,
    identify,
    ...scopesOf({ provider: 'api-token', requested: [], known: [] }),
    accessWith: () => 'lasting',
    accessReason: {
      text: 'An API token works until it is replaced or deleted at the service that issued it, or until an end date that was set there.',
      source: 'https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials',
    },
    parameters,
    takeAway: [
      {
        accountType: null,
        label: 'The service that issued the token',
        url: null,
        menuPath: 'The settings of the service > API tokens > delete or replace the token',
        source: null,
        lastRead: '2026-11-24',
        isConfirmed: false,
      },
    ],
    oauth: null,
  };
}
