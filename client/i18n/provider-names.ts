import { factsOf, type ProviderId } from '../../server/contract/provider-facts.ts';
import { t } from './translate.ts';

/** A pasted token belongs to no brand that is known here. */
const isPasted = (provider: ProviderId) => factsOf(provider).kind === 'api-token';

/** Returns how people call a provider, such as `Microsoft 365`. */
export const providerName = (provider: ProviderId): string =>
  isPasted(provider) ? t('names.apiToken.name') : factsOf(provider).name;

/** Returns the name of a provider where there is little room, such as `Microsoft`. */
export const providerShortName = (provider: ProviderId): string =>
  isPasted(provider) ? t('names.apiToken.short') : factsOf(provider).shortName;

/** Returns what a sentence calls the provider of a connection. */
export const providerInSentence = (provider: ProviderId): string =>
  isPasted(provider) ? t('names.apiToken.inSentence') : factsOf(provider).shortName;
