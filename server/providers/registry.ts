import type { ProviderId } from '../contract/common.ts';
import { apiToken } from './api-token/api-token-identity.ts';
import { dropbox } from './dropbox/dropbox-identity.ts';
import { google } from './google/google-identity.ts';
import { microsoft } from './microsoft/microsoft-identity.ts';
import { salesforce } from './salesforce/salesforce-identity.ts';
import type { Provider } from './shared/provider-definition.ts';
import { slack } from './slack/slack-identity.ts';

/** One line a provider. Each names the settings that it needs, and gets them from the environment. */
const makers = [microsoft, google, slack, dropbox, salesforce, apiToken];

type Intersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  whole: infer Whole,
) => void
  ? Whole
  : never;

/** What the environment decides about providers. */
export type ProviderSettings = Intersection<Parameters<(typeof makers)[number]>[0]>;

export type Providers = ReadonlyMap<string, Provider>;

/** Every provider there is, also those that lack a setting which they cannot do without. */
export const allProviders = (settings: ProviderSettings): Provider[] =>
  makers.map((make) => make(settings));

/** Every provider that this server records, by id. */
export function createProviders(settings: ProviderSettings): Providers {
  const on = allProviders(settings).filter((provider) => provider.isOn);
  return new Map<ProviderId, Provider>(on.map((provider) => [provider.id, provider]));
}
