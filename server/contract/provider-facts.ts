interface ProviderFacts {
  /** As people call it: a brand, the same in every language. */
  name: string;
  /** The same where a row has little room. */
  shortName: string;
  /** Its mark in lists, of our own: one or two characters that no other provider has. */
  mark: string;
  /** Background of its mark, dark enough for white text (4.5 to 1). */
  color: `#${string}`;
  /** `api-token`: a token that a person pastes; which service issued it is not known. */
  kind: 'oauth2' | 'api-token';
  /**
   * Its organizations are Entra tenants: permissions can be read and ended there, the key of an
   * identity is `tenant:object`, and a tenant may set its own lifetime of tokens.
   */
  hasEntra: boolean;
}

/**
 * One line a provider, in the order in which lists name them: its id, and what the view must know of
 * it. Everything else about a provider stands in its folder in `server/providers/`.
 */
export const providerFacts = {
  microsoft: {
    name: 'Microsoft 365',
    mark: 'M',
    shortName: 'Microsoft',
    color: '#0067b8',
    kind: 'oauth2',
    hasEntra: true,
  },
  google: {
    name: 'Google',
    mark: 'G',
    shortName: 'Google',
    color: '#b3261e',
    kind: 'oauth2',
    hasEntra: false,
  },
  slack: {
    name: 'Slack',
    mark: '#',
    shortName: 'Slack',
    color: '#4a154b',
    kind: 'oauth2',
    hasEntra: false,
  },
  dropbox: {
    name: 'Dropbox',
    mark: 'D',
    shortName: 'Dropbox',
    color: '#0050c8',
    kind: 'oauth2',
    hasEntra: false,
  },
  salesforce: {
    name: 'Salesforce',
    mark: 'SF',
    shortName: 'Salesforce',
    color: '#00619e',
    kind: 'oauth2',
    hasEntra: false,
  },
  'api-token': {
    name: 'API token',
    mark: 'A',
    shortName: 'API token',
    color: '#5b5f6b',
    kind: 'api-token',
    hasEntra: false,
  },
} as const satisfies Record<string, ProviderFacts>;

export type ProviderId = keyof typeof providerFacts;

/** Every provider, in order. */
export const providerIds = Object.keys(providerFacts) as [ProviderId, ...ProviderId[]];

/** Returns what is known of a provider. */
export const factsOf = (provider: ProviderId): ProviderFacts => providerFacts[provider];

/** Returns the providers whose organizations are Entra tenants. */
export const entraProviders = providerIds.filter((id) => providerFacts[id].hasEntra);

/** True if an organization of this provider is an Entra tenant; false for an unknown provider. */
export const hasEntra = (provider: string | null): boolean =>
  entraProviders.some((id) => id === provider);

/**
 * Returns the object id of a person in their Entra tenant, from the key of a connection; null at
 * other providers.
 */
export const entraObjectId = (provider: string | null, identity: string): string | null =>
  hasEntra(provider) ? identity.split(':')[1] || null : null;
