import { z } from 'zod';
import type { ProviderId } from '../contract/provider-facts.ts';
import { apiToken } from './api-token/api-token.ts';
import { dropbox } from './dropbox/dropbox.ts';
import { google } from './google/google.ts';
import type { GuideTemplate } from './guide/guide-template.ts';
import { microsoft } from './microsoft/microsoft.ts';
import { salesforce } from './salesforce/salesforce.ts';
import { nameProvider, type Spelling, type Way } from './shared/define-provider.ts';
import type { Provider } from './shared/provider-definition.ts';
import { slack } from './slack/slack.ts';

/** One line a provider; everything about it stands in its folder. */
const definitions = [microsoft, google, slack, dropbox, salesforce, apiToken];
type Definition = (typeof definitions)[number];

type Intersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  whole: infer Whole,
) => void
  ? Whole
  : never;

/** The variables of the environment that providers read. */
export const providerSettings = Object.assign(
  {},
  ...definitions.map(({ settings }) => settings),
) as Intersection<Definition['settings']>;

/** The names of those that hold secrets. */
export const secretSettings: ReadonlySet<string> = new Set(
  definitions.flatMap(({ secrets }) => secrets ?? []),
);

/** Settings of the environment about providers. */
export type ProviderSettings = Intersection<Parameters<Definition['create']>[0]>;

/** Returns the settings of an environment in which nothing is set. */
export const defaultSettings = (): ProviderSettings => z.object(providerSettings).parse({});

export type Providers = ReadonlyMap<string, Provider>;

/** Returns every provider there is, also those that lack a setting which they cannot do without. */
export const allProviders = (settings: ProviderSettings): Provider[] =>
  definitions.map(({ id, create }) => nameProvider(id, create(settings)));

/** Returns every provider that this server records, by id. */
export function createProviders(settings: ProviderSettings): Providers {
  const on = allProviders(settings).filter((provider) => provider.isOn);
  return new Map<ProviderId, Provider>(on.map((provider) => [provider.id, provider]));
}

/** Returns the guides of all providers, in the order of the registry. */
export const providerGuides = (settings: ProviderSettings): GuideTemplate[] =>
  definitions.flatMap(({ guides }) => guides(settings));

/** Returns how an administrator has an organization checked; null where it is not set up. */
export const organizationCheck = (settings: ProviderSettings, pause?: number) =>
  definitions.map(({ check }) => check?.(settings, pause)).find((access) => access) ?? null;

/** Returns how ids are spelled today, of each provider whose older records have them in another way. */
export const respellings = (): Map<ProviderId, (kept: Spelling) => Spelling> =>
  new Map(definitions.flatMap(({ id, respell }) => (respell ? [[id, respell] as const] : [])));

/** Facts of a provider that do not depend on the environment. */
export interface ProviderRules {
  clock: { minutes: number; source: string } | null;
  ways: readonly Way[];
  fill: NonNullable<Definition['fill']>;
  adminConsentNeeded(scopes: readonly string[]): string[];
  /** Permissions that the app asks for, where a connection names none. */
  requestedScopes: readonly string[];
}

const noRules: ProviderRules = {
  clock: null,
  ways: [],
  fill: () => ({}),
  adminConsentNeeded: () => [],
  requestedScopes: [],
};

const unset = defaultSettings();

const rules = new Map<string, ProviderRules>(
  definitions.map(({ id, clock, ways, create, ...rest }) => [
    id,
    {
      clock,
      ways,
      fill: rest.fill ?? noRules.fill,
      adminConsentNeeded: rest.adminConsentNeeded ?? noRules.adminConsentNeeded,
      requestedScopes: create(unset).requestedScopes,
    },
  ]),
);

/** Returns the rules of a provider; of one that is not known (any more) there are none. */
export const rulesOf = (provider: string | null): ProviderRules =>
  rules.get(provider ?? '') ?? noRules;
